package dev.lockstep.apply.undo;

import dev.lockstep.apply.Fit;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.Touched;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.write.Seen;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether the account still is as the run left it.
final class UndoChecks {
    private static final String KEY_GONE =
            "the access key that it made is gone: the account has moved on since";

    private final List<MadeEffect> made;
    private final Map<Effect, Seen> seen;
    private final Map<String, Optional<String>> left = new HashMap<>();

    /// How what a change touched stands now.
    sealed interface Standing {
        /// As the run left it.
        record AsLeft() implements Standing {}

        /// As it was before the change.
        record AsBefore() implements Standing {}

        /// Otherwise.
        record MovedOn(String why) implements Standing {}
    }

    UndoChecks(List<MadeEffect> made, Map<Effect, Seen> seen) {
        this.made = made;
        this.seen = seen;
        for (MadeEffect one : made) {
            for (String name : names(one)) {
                left.put(name, value(one.effect().after(), name));
            }
        }
    }

    private static Set<String> names(MadeEffect one) {
        var names = new HashSet<>(one.effect().before().states().keySet());
        names.addAll(one.effect().after().states().keySet());
        return names;
    }

    private static Optional<String> value(Touched touched, String name) {
        return Optional.ofNullable(touched.states().get(name));
    }

    /// How what a change touched stands now.
    Standing of(RunChange change) {
        var asLeft = true;
        var asBefore = true;
        Optional<String> why = Optional.empty();
        Map<String, Optional<String>> first = before(change);
        for (MadeEffect one : made) {
            if (one.change().equals(change)) {
                switch (seen.getOrDefault(one.looked(), new Seen.Missing("it was not looked at"))) {
                    case Seen.Missing(String missing) -> {
                        return new Standing.MovedOn("how it is now could not be read: " + missing);
                    }
                    case Seen.Known(Touched now)
                            when !one.looked().equals(one.effect().effect()) -> {
                        // A key that was made: all that counts is whether it is there.
                        boolean isThere = !now.states().isEmpty();
                        asLeft &= isThere;
                        asBefore &= !isThere;
                        why = why.or(() -> isThere ? Optional.empty() : Optional.of(KEY_GONE));
                    }
                    case Seen.Known(Touched now) -> {
                        var names = names(one);
                        names.addAll(now.states().keySet());
                        for (String name : names) {
                            Optional<String> is = value(now, name);
                            Optional<String> should = left.getOrDefault(name, Optional.empty());
                            if (!is.equals(should)) {
                                asLeft = false;
                                why = why.or(() -> Optional.of(movedOn(name, is, should)));
                            }
                            asBefore &= is.equals(first.getOrDefault(name, Optional.empty()));
                        }
                    }
                }
            }
        }
        if (asLeft) {
            return new Standing.AsLeft();
        }
        return asBefore ? new Standing.AsBefore() : new Standing.MovedOn(why.orElse(""));
    }

    private Map<String, Optional<String>> before(RunChange change) {
        var first = new HashMap<String, Optional<String>>();
        for (MadeEffect one : made) {
            if (one.change().equals(change)) {
                names(one)
                        .forEach(name ->
                                first.putIfAbsent(name, value(one.effect().before(), name)));
            }
        }
        return first;
    }

    private static String movedOn(String name, Optional<String> is, Optional<String> should) {
        return "%s is %s, and the run left it %s: the account has moved on since"
                .formatted(
                        Fit.shortened(name),
                        is.map(UndoChecks::quoted).orElse("not there"),
                        should.map(UndoChecks::quoted).orElse("not there"));
    }

    private static String quoted(String text) {
        return "\"" + Fit.shortened(text) + "\"";
    }
}
