/// Plans, and what becomes of them: made, carried out, taken back, shown.
@NullMarked
package dev.lockstep.operation.run;

import org.jspecify.annotations.NullMarked;
