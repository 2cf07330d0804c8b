/// Other programs as the benchmarks start them: where they are, how long they take, how much
/// memory.
@NullMarked
package dev.lockstep.bench.machine;

import org.jspecify.annotations.NullMarked;
