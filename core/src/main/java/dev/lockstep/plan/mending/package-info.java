/// Which changes mend which findings.
@NullMarked
package dev.lockstep.plan.mending;

import org.jspecify.annotations.NullMarked;
