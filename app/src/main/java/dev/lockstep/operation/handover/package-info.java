/// Where a new key or a first password is handed over: a file that only its recipient can open, a
/// file of one's own, or the terminal.
@NullMarked
package dev.lockstep.operation.handover;

import org.jspecify.annotations.NullMarked;
