package dev.lockstep.control.missing;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What all controls say of an account, reduced to what can be compared.
record Judged(Map<String, List<Said>> byControl) {
    /// Stands for things that could not be listed.
    static final String UNLISTED = "(things that could not be listed)";

    /// A verdict.
    ///
    /// @param subject its kind and name
    /// @param whose the user, or other thing, that it is about in the end
    record Said(String subject, String whose, Outcome outcome) {}

    enum Outcome {
        PASS,
        FAIL,
        UNDETERMINED,
        NOT_APPLICABLE,
        MANUAL
    }

    /// @param apart ids of controls that are not asked
    static Judged of(Answers answers, Baseline baseline, Set<String> apart) {
        AccountSnapshot snapshot = AccountSnapshot.of(answers);
        Map<String, List<Said>> byControl = new LinkedHashMap<>();
        for (Control control : ControlCatalog.all()) {
            if (apart.contains(control.info().id())) {
                continue;
            }
            var said = new ArrayList<Said>();
            for (Verdict verdict : control.judge(snapshot, baseline, TestAccount.NOW)) {
                said.add(said(control, verdict));
            }
            byControl.put(control.info().id(), said);
        }
        return new Judged(byControl);
    }

    List<Said> of(String control) {
        return byControl.getOrDefault(control, List.of());
    }

    private static Said said(Control control, Verdict verdict) {
        Subject subject = verdict.subject();
        boolean unlisted =
                subject.kind() == Subject.Kind.ACCOUNT
                        && control.info().subject() != Subject.Kind.ACCOUNT;
        String name = subject.kind() + " " + subject.name() + subject.arn().orElse("");
        return new Said(
                unlisted ? UNLISTED : name,
                unlisted ? UNLISTED : subject.owner().orElse(subject.name()),
                outcome(verdict));
    }

    private static Outcome outcome(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Pass _ -> Outcome.PASS;
            case Verdict.Fail _ -> Outcome.FAIL;
            case Verdict.Undetermined _ -> Outcome.UNDETERMINED;
            case Verdict.NotApplicable _ -> Outcome.NOT_APPLICABLE;
            case Verdict.Manual _ -> Outcome.MANUAL;
        };
    }

    /// The gravest outcome of all verdicts about a thing: a fail, else an undetermined one; absent
    /// if all is well, or nothing is said.
    Optional<Outcome> gravest(String control, String whose) {
        Optional<Outcome> gravest = Optional.empty();
        for (Said said : of(control)) {
            if (said.whose().equals(whose)) {
                if (said.outcome() == Outcome.FAIL) {
                    return Optional.of(Outcome.FAIL);
                }
                if (said.outcome() == Outcome.UNDETERMINED) {
                    gravest = Optional.of(Outcome.UNDETERMINED);
                }
            }
        }
        return gravest;
    }

    boolean hasUnlisted(String control) {
        return gravest(control, UNLISTED).isPresent();
    }

    Optional<Outcome> outcome(String control, String subject) {
        return of(control).stream()
                .filter(said -> said.subject().equals(subject))
                .map(Said::outcome)
                .findFirst();
    }

    Set<String> whose(String control) {
        var all = new TreeSet<String>();
        of(control).forEach(said -> all.add(said.whose()));
        return all;
    }
}
