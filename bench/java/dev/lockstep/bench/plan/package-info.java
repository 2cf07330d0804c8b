/// How fast a large plan is made.
@NullMarked
package dev.lockstep.bench.plan;

import org.jspecify.annotations.NullMarked;
