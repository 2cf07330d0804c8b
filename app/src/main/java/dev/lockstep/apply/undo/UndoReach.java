package dev.lockstep.apply.undo;

import dev.lockstep.account.Account;
import dev.lockstep.apply.Assumed;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Inverse;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What hangs on changes that are to be taken back.
///
/// The run is made once more, in thought, without them: what cannot be made then hangs on them, and
/// so does what touched the same things later, or was to come after them.
final class UndoReach {
    private final List<MadeEffect> made;
    private final Instant at;
    private final Set<String> reach = new LinkedHashSet<>();
    private final Set<MadeEffect> failing = new HashSet<>();

    private UndoReach(List<MadeEffect> made, Instant at) {
        this.made = made;
        this.at = at;
    }

    /// All changes of which anything was made.
    static Set<String> all(List<MadeEffect> made) {
        var all = new LinkedHashSet<String>();
        made.forEach(one -> all.add(one.change().id()));
        return all;
    }

    /// These changes, and what hangs on them.
    ///
    /// @param account as it is now
    static Set<String> of(Set<String> only, List<MadeEffect> made, Account account, Instant at) {
        var all = new UndoReach(made, at);
        all.reach.addAll(only);
        Account before = all.before(account);
        all.failingAnyway(before);
        int size;
        do {
            size = all.reach.size();
            all.comingAfter();
            all.touchingLater();
            all.failing(before);
        } while (all.reach.size() > size);
        return all.reach;
    }

    /// The account without anything of the run, as far as that can be brought back.
    private Account before(Account account) {
        Account now = account;
        for (MadeEffect one : made.reversed()) {
            if (Inverse.of(one.effect().effect(), one.effect().before(), account, one.assigned())
                    instanceof Inverse.Effects(List<Effect> effects)) {
                for (Effect effect : effects) {
                    now = applied(effect, now);
                }
            }
        }
        return now;
    }

    /// What is gone for good is not brought back here either.
    private Account applied(Effect effect, Account now) {
        try {
            return effect.applyTo(now, Assumed.of(effect, now, at));
        } catch (IllegalArgumentException e) {
            return now;
        }
    }

    private void comingAfter() {
        for (MadeEffect one : made) {
            if (one.change().comesAfter().stream().anyMatch(reach::contains)) {
                reach.add(one.change().id());
            }
        }
    }

    private void touchingLater() {
        var touched = new HashSet<String>();
        for (MadeEffect one : made) {
            var names = new HashSet<>(one.effect().before().states().keySet());
            names.addAll(one.effect().after().states().keySet());
            if (names.stream().anyMatch(touched::contains)) {
                reach.add(one.change().id());
            }
            if (reach.contains(one.change().id())) {
                touched.addAll(names);
            }
        }
    }

    /// What cannot be made without the changes that are taken back. What cannot be made in thought
    /// even with all of them hangs on something else: the account has moved on there, or it is gone
    /// for good.
    private void failing(Account before) {
        Account now = before;
        for (MadeEffect one : made) {
            if (!reach.contains(one.change().id())) {
                try {
                    now = again(one, now);
                } catch (IllegalArgumentException e) {
                    if (!failing.contains(one)) {
                        reach.add(one.change().id());
                    }
                }
            }
        }
    }

    private void failingAnyway(Account before) {
        Account now = before;
        for (MadeEffect one : made) {
            try {
                now = again(one, now);
            } catch (IllegalArgumentException e) {
                failing.add(one);
            }
        }
    }

    private Account again(MadeEffect one, Account now) {
        Effect effect = one.effect().effect();
        return effect.applyTo(now, one.assigned().orElse(Assumed.of(effect, now, at)));
    }
}
