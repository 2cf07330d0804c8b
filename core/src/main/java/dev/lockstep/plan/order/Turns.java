package dev.lockstep.plan.order;

import dev.lockstep.account.Account;
import dev.lockstep.change.Change;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Touched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes changes one after another of an account, in thought only.
final class Turns {
    private final Expected expected;
    private final Quotas quotas;
    private Account account;

    /// How the turn of a change went.
    sealed interface Turn {
        /// It can be made.
        ///
        /// @param before what it touches, before it
        /// @param after the same, after it
        record Made(Touched before, Touched after) implements Turn {}

        /// It cannot be made now; the account is as before.
        ///
        /// @param why in plain words; names in it are hostile text
        record Impossible(String why) implements Turn {}
    }

    Turns(Account account, Instant at, Quotas quotas) {
        this.account = account;
        this.quotas = quotas;
        this.expected = new Expected(at);
    }

    /// The account after all changes so far.
    Account account() {
        return account;
    }

    Turn of(Change change) {
        Account start = account;
        List<Effect> effects = change.effects();
        try {
            Touched before = touched(effects);
            for (Effect effect : effects) {
                Optional<String> full = quotas.against(effect, account);
                if (full.isPresent()) {
                    account = start;
                    return new Turn.Impossible(full.get());
                }
                account = effect.applyTo(account, expected.of(effect, account));
            }
            return new Turn.Made(before, touched(effects));
        } catch (IllegalArgumentException impossible) {
            account = start;
            return new Turn.Impossible(String.valueOf(impossible.getMessage()));
        }
    }

    private Touched touched(List<Effect> effects) {
        Touched all = Touched.NOTHING;
        for (Effect effect : effects) {
            all = all.and(Touched.in(account, effect));
        }
        return all;
    }
}
