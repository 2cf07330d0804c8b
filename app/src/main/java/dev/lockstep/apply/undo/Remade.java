package dev.lockstep.apply.undo;

import dev.lockstep.account.Account;
import dev.lockstep.apply.Fit;
import dev.lockstep.effect.Assigned;
import dev.lockstep.record.run.RunChange;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether somebody deleted and made again, under its name, what a run made or changed. It may look
/// the same, and is another for AWS: nothing of it is taken back, and no right is given to it.
final class Remade {
    /// AWS's clock and ours may differ by so much; AWS refuses what is signed further off.
    private static final Duration APART = Duration.ofMinutes(15);

    private final List<MadeEffect> made;
    private final Account account;
    private final Map<Thing, MadeEffect> makers = new HashMap<>();

    /// @param account as it is now
    Remade(List<MadeEffect> made, Account account) {
        this.made = made;
        this.account = account;
        for (MadeEffect one : made) {
            Thing.madeBy(one.effect().effect(), account).ifPresent(thing -> makers.put(thing, one));
        }
    }

    /// The first such thing that a change is about, as a sentence; hostile text is in it.
    Optional<String> of(RunChange change) {
        var seen = new HashSet<Thing>();
        for (MadeEffect one : made) {
            if (one.change().equals(change)) {
                Set<Thing> things = new HashSet<>(Thing.of(one.effect().effect()));
                Thing.madeBy(one.effect().effect(), account).ifPresent(things::add);
                for (Thing thing : things) {
                    if (seen.add(thing)) {
                        Optional<String> why =
                                thing.in(account).flatMap(now -> another(thing, now, one));
                        if (why.isPresent()) {
                            return why;
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> another(Thing thing, Thing.Identity now, MadeEffect one) {
        MadeEffect maker = makers.get(thing);
        if (maker == null) {
            return now.created()
                    .filter(at -> one.at().isPresent() && at.isAfter(one.at().get()))
                    .map(at -> told(thing, "was made at " + at + ", after the run had changed it"));
        }
        Optional<String> id = maker.assigned().flatMap(Assigned::id);
        if (id.isPresent() && now.id().isPresent()) {
            return id.equals(now.id())
                    ? Optional.empty()
                    : Optional.of(
                            told(
                                    thing,
                                    "has the id "
                                            + Fit.shortened(now.id().get())
                                            + ", and the run's had "
                                            + Fit.shortened(id.get())));
        }
        Optional<Instant> latest = maker.at().map(at -> at.plus(APART));
        return now.created()
                .filter(at -> latest.isPresent() && at.isAfter(latest.get()))
                .map(at -> told(thing, "was made at " + at + ", after the run's"));
    }

    private static String told(Thing thing, String how) {
        return "the "
                + Fit.shortened(thing.text())
                + " "
                + how
                + ": it was deleted and made again, and is another one for AWS; what is to become"
                + " of it is for a person to say";
    }
}
