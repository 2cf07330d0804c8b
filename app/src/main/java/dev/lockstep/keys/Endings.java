package dev.lockstep.keys;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.ExceptionRule;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.RootGoal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What lockstep.yaml says that ends soon, or has ended.
public final class Endings {
    private Endings() {}

    /// Something that counts until a day.
    ///
    /// @param kind `need`, `exception` or `attestation`
    /// @param subject whom or what it is about; hostile text
    /// @param until the last day (UTC) on which it counts
    /// @param text what it is and what to do, in a sentence; hostile text may be in it
    public record Ending(String kind, String subject, LocalDate until, String text) {}

    /// Whether a day is at most [KeyLives#SOON] days away, and not over.
    static boolean isSoon(LocalDate until, Instant now) {
        LocalDate today = KeyLives.day(now);
        return !until.isBefore(today) && !until.isAfter(today.plusDays(KeyLives.SOON));
    }

    /// The needs of the register that have ended or end soon, first what ends first.
    ///
    /// @param told needs of which the line of a key tells already
    public static List<Ending> needs(Baseline baseline, Instant now, Set<Need> told) {
        return baseline.needs().orElse(List.of()).stream()
                .filter(need -> isToBeTold(need.until(), now))
                .filter(need -> !told.contains(need))
                .filter(need -> !isRenewed(need, baseline, now))
                .map(need -> new Ending("need", subject(need), need.until(), text(need, now)))
                .sorted(ORDER)
                .toList();
    }

    /// The exceptions and attestations that have ended or end soon, first what ends first.
    public static List<Ending> others(Baseline baseline, Instant now) {
        var all = new ArrayList<Ending>();
        for (ExceptionRule rule : baseline.exceptions()) {
            if (isToBeTold(rule.until(), now)) {
                all.add(
                        new Ending(
                                "exception",
                                rule.subject(),
                                rule.until(),
                                "the exception from %s for %s (%s) %s: mend it, or take the line out"
                                        .formatted(
                                                rule.control(),
                                                rule.subject(),
                                                rule.owner(),
                                                ends(rule.until(), now))));
            }
        }
        baseline.root()
                .attestations()
                .forEach((name, attestation) -> add(name, attestation, now, all));
        all.sort(ORDER);
        return all;
    }

    private static void add(
            String name, RootGoal.Attestation attestation, Instant now, List<Ending> all) {
        if (isToBeTold(attestation.until(), now)) {
            all.add(
                    new Ending(
                            "attestation",
                            name,
                            attestation.until(),
                            "the attestation %s by %s %s: look again, and write down a new date"
                                    .formatted(
                                            name,
                                            attestation.by(),
                                            ends(attestation.until(), now))));
        }
    }

    private static final Comparator<Ending> ORDER =
            Comparator.comparing(Ending::until)
                    .thenComparing(Ending::kind)
                    .thenComparing(Ending::subject)
                    .thenComparing(Ending::text);

    private static boolean isToBeTold(LocalDate until, Instant now) {
        return until.isBefore(KeyLives.day(now)) || isSoon(until, now);
    }

    /// Whether another entry for the same counts longer.
    private static boolean isRenewed(Need need, Baseline baseline, Instant now) {
        return baseline.needs().orElse(List.of()).stream()
                .anyMatch(other ->
                        other.subject().equals(need.subject())
                                && other.until().isAfter(need.until())
                                && !other.hasRunOut(now));
    }

    private static String subject(Need need) {
        return switch (need.subject()) {
            case Need.Subject.OfUser(String name) -> name;
            case Need.Subject.OfKey(String id) -> id;
        };
    }

    private static String text(Need need, Instant now) {
        return "the need of %s (%s, %s) %s: ask whether it goes on, and write down until when"
                .formatted(subject(need), need.purpose(), need.owner(), ends(need.until(), now));
    }

    private static String ends(LocalDate until, Instant now) {
        return until.isBefore(KeyLives.day(now)) ? "ended on " + until : "ends on " + until;
    }
}
