/// What each AWS operation does on a practice account: a typed request and a state in, a typed
/// answer and the next state out, or AWS's own error.
@NullMarked
package dev.lockstep.practice.operation;

import org.jspecify.annotations.NullMarked;
