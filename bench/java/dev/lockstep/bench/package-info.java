/// What `bench/run` does.
@NullMarked
package dev.lockstep.bench;

import org.jspecify.annotations.NullMarked;
