/// Whole programs against each other, and against limits.
@NullMarked
package dev.lockstep.bench.compare;

import org.jspecify.annotations.NullMarked;
