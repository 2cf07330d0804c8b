package dev.lockstep.control.accesskeys;

import dev.lockstep.account.Read;
import dev.lockstep.control.Ruling;
import java.util.List;

/// What follows where it is not known which of several possibilities is true: their common ruling,
/// and an open one if they differ.
final class Agreement {
    private Agreement() {}

    /// @param missing what would tell the possibilities apart
    static Ruling of(List<Ruling> possibilities, Read.Missing<?> missing) {
        if (!possibilities.isEmpty() && possibilities.stream().allMatch(Ruling::isYes)) {
            return Ruling.yes();
        }
        if (!possibilities.isEmpty() && possibilities.stream().allMatch(Ruling::isNo)) {
            return Ruling.no();
        }
        return Ruling.open(missing);
    }
}
