package dev.lockstep.apply;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.change.Change;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Touched;
import dev.lockstep.plan.Plan;
import dev.lockstep.plan.PlannedChange;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes of a plan what a run is bound to: each write with what it must find and what it must
/// leave, as it comes out when the writes are made one after another on the account as it was read.
public final class Heads {
    private final Set<String> confirmed;
    private final Account read;
    private final Instant at;
    private Account now;

    private Heads(Account read, Instant at, Set<String> confirmed) {
        this.confirmed = confirmed;
        this.read = read;
        this.at = at;
        this.now = read;
    }

    /// The changes of a plan.
    ///
    /// @param confirmed what a person has typed or named by `--confirm`
    public static List<RunChange> changes(Plan plan, Set<String> confirmed) {
        return changes(
                plan.before().snapshot().account(),
                plan.before().judgedAt(),
                plan.changes(),
                confirmed);
    }

    static List<RunChange> changes(
            Account read, Instant at, List<PlannedChange> planned, Set<String> confirmed) {
        var heads = new Heads(read, at, Set.copyOf(confirmed));
        return planned.stream().map(heads::change).toList();
    }

    private RunChange change(PlannedChange planned) {
        Change change = planned.change();
        var effects = new ArrayList<RunEffect>();
        for (Effect effect : change.effects()) {
            effects.add(effect(effect));
        }
        return new RunChange(
                planned.id(),
                change.kind(),
                change.step(),
                change.subject(),
                change.title(),
                change.risk(),
                change.nature(),
                switch (change.undoing()) {
                    case Change.Undoing.Possible _ -> Optional.empty();
                    case Change.Undoing.Impossible(String why) -> Optional.of(why);
                },
                planned.confirm().filter(confirmed::contains).isPresent(),
                planned.wave(),
                planned.comesAfter(),
                effects);
    }

    private RunEffect effect(Effect effect) {
        Touched before = Touched.in(now, effect);
        now = effect.applyTo(now, Assumed.of(effect, now, at));
        return new RunEffect(effect, before, Touched.in(now, effect), use(effect));
    }

    /// When a key was last used that is to become inactive, as it was read.
    private Optional<Touched> use(Effect effect) {
        if (!(effect instanceof AccessKeyEffect.UpdateAccessKey(var owner, var id, var active))
                || active) {
            return Optional.empty();
        }
        List<AccessKey> keys =
                owner.equals(Root.NAME)
                        ? read.root().accessKeys()
                        : Optional.ofNullable(read.users().get(owner))
                                .map(User::accessKeys)
                                .orElse(List.of());
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                // What is not known counts as never: any use is then news, and stops it.
                .map(key -> RunEffect.use(key.lastUsed().flatMap(AccessKey.LastUsed::date)));
    }
}
