/// From findings to a safe change: which changes, in which order, in which waves.
@NullMarked
package dev.lockstep.plan;

import org.jspecify.annotations.NullMarked;
