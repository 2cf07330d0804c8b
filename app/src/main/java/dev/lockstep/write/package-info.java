/// The port by which an account is changed.
@NullMarked
package dev.lockstep.write;

import org.jspecify.annotations.NullMarked;
