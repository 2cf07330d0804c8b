package dev.lockstep.access.escalation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells two steps of one principal towards another as the one path that they are known by: it
/// changes what a role or user may do, and gets hold of it.
final class Joint {
    /// By the paths of the change and of getting hold.
    private static final Map<String, String> KNOWN =
            Map.of(
                    "iam-009 sts-001", "iam-014",
                    "iam-008 iam-002", "iam-015",
                    "iam-001 sts-001", "iam-016",
                    "iam-005 sts-001", "iam-017",
                    "iam-007 iam-002", "iam-018",
                    "iam-009 iam-012", "iam-019",
                    "iam-001 iam-012", "iam-020",
                    "iam-005 iam-012", "iam-021");

    private Joint() {}

    /// The steps with each such pair in the order in which it is told.
    static List<Step> told(List<Step> steps) {
        var told = new ArrayList<Step>();
        for (int i = 0; i < steps.size(); i++) {
            Step hold = steps.get(i);
            Optional<Step> change =
                    i + 1 < steps.size() ? Optional.of(steps.get(i + 1)) : Optional.empty();
            Optional<Step> named =
                    change.filter(one -> one.from().equals(hold.from()))
                            .flatMap(one -> named(one, hold));
            if (named.isPresent()) {
                told.add(named.get());
                told.add(hold);
                i++;
            } else {
                told.add(hold);
            }
        }
        return told;
    }

    private static Optional<Step> named(Step change, Step hold) {
        return Optional.ofNullable(KNOWN.get(change.pathId() + " " + hold.pathId()))
                .map(id ->
                        new Step(
                                id,
                                change.words(),
                                change.from(),
                                change.to(),
                                change.grants(),
                                change.depends()));
    }
}
