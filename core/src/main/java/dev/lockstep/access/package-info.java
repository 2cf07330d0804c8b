/// Who of an account can really do what: the policies in force for each principal, and what they
/// come to.
@NullMarked
package dev.lockstep.access;

import org.jspecify.annotations.NullMarked;
