/// The hot parts, each alone, under JMH.
@NullMarked
package dev.lockstep.bench.hot;

import org.jspecify.annotations.NullMarked;
