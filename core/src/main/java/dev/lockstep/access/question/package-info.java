/// Questions of people about who can do what, and their answers as plain records.
@NullMarked
package dev.lockstep.access.question;

import org.jspecify.annotations.NullMarked;
