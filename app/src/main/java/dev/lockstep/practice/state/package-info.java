/// The state of a practice account: the truth, its secrets, and what of it can be seen yet.
@NullMarked
package dev.lockstep.practice.state;

import org.jspecify.annotations.NullMarked;
