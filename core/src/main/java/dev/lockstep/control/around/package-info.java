/// Step 0: what stands around the eight steps.
@NullMarked
package dev.lockstep.control.around;

import org.jspecify.annotations.NullMarked;
