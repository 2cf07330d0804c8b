/// Takes a run back: what can be taken back, what may be, and what comes back with it.
@NullMarked
package dev.lockstep.apply.undo;

import org.jspecify.annotations.NullMarked;
