package dev.lockstep.plan.guard;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.stream.IntStream;

/// Some writes of a plan, by their numbers, rising. It never changes.
final class WriteSet {
    static final WriteSet NONE = new WriteSet(new int[0]);

    private final int[] numbers;

    private WriteSet(int[] numbers) {
        this.numbers = numbers;
    }

    static WriteSet of(int number) {
        return new WriteSet(new int[] {number});
    }

    static WriteSet of(IntStream numbers) {
        int[] sorted = numbers.sorted().distinct().toArray();
        return sorted.length == 0 ? NONE : new WriteSet(sorted);
    }

    static WriteSet of(Collection<Integer> numbers) {
        return of(numbers.stream().mapToInt(Integer::intValue));
    }

    boolean isEmpty() {
        return numbers.length == 0;
    }

    /// The lowest.
    int first() {
        return numbers[0];
    }

    IntStream stream() {
        return Arrays.stream(numbers);
    }

    boolean areAllIn(BitSet moment) {
        for (int number : numbers) {
            if (!moment.get(number)) {
                return false;
            }
        }
        return true;
    }

    boolean isAnyIn(BitSet moment) {
        for (int number : numbers) {
            if (moment.get(number)) {
                return true;
            }
        }
        return false;
    }

    WriteSet with(WriteSet other) {
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : of(IntStream.concat(stream(), other.stream()));
    }
}
