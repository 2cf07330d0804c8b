package dev.lockstep.plan.guard;

import dev.lockstep.policy.reach.ActionSet;
import java.util.IdentityHashMap;
import java.util.Map;

/// The few actions by which an administrator is told, as bits; the lowest stands for actions that
/// the catalogue does not know.
final class Deeds {
    private final int[] actions;
    private final Map<Meaning, Said> said = new IdentityHashMap<>();

    Deeds(ActionSet telling) {
        this.actions = telling.numbers().toArray();
    }

    /// What a policy says of them.
    ///
    /// @param allowed those that it may allow
    /// @param named those that it may allow or deny
    private record Said(int allowed, int named) {}

    /// Which of them are in a set.
    int in(ActionSet some) {
        int bits = some.unknownToo() ? 1 : 0;
        for (int i = 0; i < actions.length; i++) {
            if (some.contains(actions[i])) {
                bits |= 2 << i;
            }
        }
        return bits;
    }

    int allowed(Meaning meaning) {
        return said(meaning).allowed();
    }

    int named(Meaning meaning) {
        return said(meaning).named();
    }

    private Said said(Meaning meaning) {
        return said.computeIfAbsent(
                meaning,
                _ -> {
                    int allowed = 0;
                    int named = 0;
                    for (Meaning.Part part : meaning.parts()) {
                        int bits = in(part.possible());
                        named |= bits;
                        if (part.allows()) {
                            allowed |= bits;
                        }
                    }
                    return new Said(allowed, named);
                });
    }
}
