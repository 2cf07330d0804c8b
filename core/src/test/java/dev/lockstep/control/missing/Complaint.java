package dev.lockstep.control.missing;

import dev.lockstep.control.missing.Judged.Outcome;
import dev.lockstep.control.missing.Judged.Said;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A verdict that is not what it should be where a read is missing.
///
/// What it should be is told by what the verdicts are for every value that the read might have: if
/// one of them fails, the verdict may not be good; if all agree, it is theirs.
record Complaint(String control, String about, Kind kind, String detail) {
    enum Kind {
        /// Some value fails (or is not known, or is for a person to look at), yet all is said to be
        /// well.
        TOO_GOOD,
        /// All values agree, yet something else is said.
        DISAGREES
    }

    /// @param possible what is said for each possible value
    /// @param missing what is said without any
    static List<Complaint> of(List<Judged> possible, Judged missing) {
        var complaints = new ArrayList<Complaint>();
        for (String control : missing.byControl().keySet()) {
            List<Said> said = missing.of(control);
            if (possible.stream().allMatch(one -> one.of(control).equals(said))) {
                continue;
            }
            aboutThings(control, possible, missing, complaints);
            aboutSubjects(control, possible, missing, complaints);
            aboutUnlisted(control, possible, missing, complaints);
        }
        return complaints;
    }

    private static void aboutThings(
            String control, List<Judged> possible, Judged missing, List<Complaint> complaints) {
        Set<String> things = new TreeSet<>(missing.whose(control));
        possible.forEach(one -> things.addAll(one.whose(control)));
        things.remove(Judged.UNLISTED);
        boolean unlisted = missing.hasUnlisted(control);
        for (String thing : things) {
            Set<Optional<Outcome>> outcomes = new HashSet<>();
            possible.forEach(one -> outcomes.add(one.gravest(control, thing)));
            Optional<Outcome> now = missing.gravest(control, thing);
            String detail = "possible " + outcomes + ", said " + now;
            boolean safe = now.isEmpty() && !unlisted;
            if (safe && outcomes.stream().anyMatch(Optional::isPresent)) {
                complaints.add(new Complaint(control, thing, Kind.TOO_GOOD, detail));
            } else if (outcomes.size() == 1 && !outcomes.contains(now) && !unlisted) {
                complaints.add(new Complaint(control, thing, Kind.DISAGREES, detail));
            }
        }
    }

    private static void aboutSubjects(
            String control, List<Judged> possible, Judged missing, List<Complaint> complaints) {
        Set<String> subjects = new TreeSet<>();
        missing.of(control).forEach(said -> subjects.add(said.subject()));
        possible.forEach(one -> one.of(control).forEach(said -> subjects.add(said.subject())));
        subjects.remove(Judged.UNLISTED);
        for (String subject : subjects) {
            Set<Optional<Outcome>> outcomes = new HashSet<>();
            possible.forEach(one -> outcomes.add(one.outcome(control, subject)));
            Optional<Outcome> now = missing.outcome(control, subject);
            String detail = "possible " + outcomes + ", said " + now;
            if (isTooGood(now, outcomes)) {
                complaints.add(new Complaint(control, subject, Kind.TOO_GOOD, detail));
            } else if (outcomes.size() == 1
                    && !outcomes.contains(now)
                    // Where ids are not known, keys have other names than where they are.
                    && !outcomes.contains(Optional.<Outcome>empty())
                    && !(now.isEmpty() && missing.hasUnlisted(control))) {
                complaints.add(new Complaint(control, subject, Kind.DISAGREES, detail));
            }
        }
    }

    private static boolean isTooGood(Optional<Outcome> now, Set<Optional<Outcome>> outcomes) {
        boolean pass = now.equals(Optional.of(Outcome.PASS));
        boolean notJudged = now.equals(Optional.of(Outcome.NOT_APPLICABLE));
        return ((pass || notJudged)
                        && (outcomes.contains(Optional.of(Outcome.FAIL))
                                || outcomes.contains(Optional.of(Outcome.UNDETERMINED))))
                || (pass && outcomes.contains(Optional.of(Outcome.MANUAL)));
    }

    /// That things could not be listed matters only if one of them could fail.
    private static void aboutUnlisted(
            String control, List<Judged> possible, Judged missing, List<Complaint> complaints) {
        boolean couldFail =
                possible.stream()
                        .flatMap(one -> one.of(control).stream())
                        .anyMatch(said ->
                                said.outcome() == Outcome.FAIL
                                        || said.outcome() == Outcome.UNDETERMINED);
        if (missing.hasUnlisted(control) && !couldFail) {
            complaints.add(
                    new Complaint(
                            control, Judged.UNLISTED, Kind.DISAGREES, "nothing could have failed"));
        }
        if (!missing.hasUnlisted(control)
                && possible.stream().allMatch(one -> one.hasUnlisted(control))) {
            complaints.add(
                    new Complaint(control, Judged.UNLISTED, Kind.DISAGREES, "nobody is listed"));
        }
    }
}
