package dev.lockstep.report.plan;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.record.plan.PlanRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What every form of a plan says in the same words; names in it are still hostile text.
final class PlanWords {
    /// Up to so many changes each is shown, also without `--all`.
    static final int MANY_CHANGES = 60;

    /// How many changes of a kind are shown of a long plan, and how many people or things to do.
    static final int SHOWN = 5;

    /// So many actions are listed; of more, how many there are of each service.
    private static final int FEW_ACTIONS = 8;

    private PlanWords() {}

    static String title(Step step) {
        return step.number() == 0 ? step.title() : "Step " + step.number() + ": " + step.title();
    }

    static String headline(PlanRecord plan) {
        if (plan.changes().isEmpty()) {
            return "Nothing is to be changed.";
        }
        int waves = plan.waves();
        String many =
                count(plan.changes().size(), "change", "changes")
                        + (waves > 1 ? " in " + waves + " waves" : "")
                        + ": "
                        + byMark(plan).entrySet().stream()
                                .map(one -> one.getValue() + " " + one.getKey().word())
                                .collect(Collectors.joining(", "))
                        + ".";
        long lasting =
                plan.changes().stream().filter(one -> one.irreversible().isPresent()).count();
        return many
                + (lasting == 0
                        ? " Each can be taken back."
                        : " " + lasting + " of them cannot be taken back.");
    }

    private static Map<Mark, Integer> byMark(PlanRecord plan) {
        var counts = new TreeMap<Mark, Integer>();
        plan.changes().forEach(one -> counts.merge(Mark.of(one), 1, Integer::sum));
        return counts;
    }

    static String count(int many, String one, String several) {
        return many == 1 ? "1 " + one : "%,d ".formatted(many) + several;
    }

    /// Whether things come, go or change.
    enum Mark {
        COMES("+", "new"),
        CHANGES("~", "changed"),
        GOES("-", "taken away");

        private final String sign;
        private final String word;

        Mark(String sign, String word) {
            this.sign = sign;
            this.word = word;
        }

        String sign() {
            return sign;
        }

        String word() {
            return word;
        }

        static Mark of(PlanRecord.ChangeRecord change) {
            boolean all = !change.before().isEmpty() || !change.after().isEmpty();
            if (all && change.after().keySet().containsAll(change.before().keySet())) {
                boolean same =
                        change.before().entrySet().stream()
                                .allMatch(one ->
                                        one.getValue().equals(change.after().get(one.getKey())));
                if (same && change.after().size() > change.before().size()) {
                    return COMES;
                }
            } else if (all && change.before().keySet().containsAll(change.after().keySet())) {
                boolean same =
                        change.after().entrySet().stream()
                                .allMatch(one ->
                                        one.getValue().equals(change.before().get(one.getKey())));
                if (same) {
                    return GOES;
                }
            }
            return CHANGES;
        }
    }

    /// One thing that a change touches, before and after.
    ///
    /// @param text such as `access key AKIA… of alice: Active → Inactive`
    record Line(Mark mark, String text) {}

    static List<Line> lines(PlanRecord.ChangeRecord change) {
        var names = new java.util.TreeSet<String>(change.before().keySet());
        names.addAll(change.after().keySet());
        var lines = new ArrayList<Line>();
        for (String name : names) {
            String before = change.before().get(name);
            String after = change.after().get(name);
            if (before == null) {
                lines.add(new Line(Mark.COMES, name + ": " + after));
            } else if (after == null) {
                lines.add(new Line(Mark.GOES, name + ": " + before));
            } else if (!before.equals(after)) {
                lines.add(new Line(Mark.CHANGES, name + ": " + before + " → " + after));
            }
        }
        return lines;
    }

    /// What stands below the title of a change, in a sentence or two.
    static String about(PlanRecord.ChangeRecord change, boolean waves) {
        var words = new ArrayList<String>();
        if (!change.because().isEmpty()) {
            words.add("because of " + String.join(", ", change.because()));
        }
        words.add(change.risk() + " risk");
        if (waves) {
            words.add("wave " + change.wave());
        }
        if (!change.comesAfter().isEmpty()) {
            words.add(
                    "after "
                            + (change.comesAfter().size() > SHOWN
                                    ? change.comesAfter().size() + " others"
                                    : String.join(", ", change.comesAfter())));
        }
        return String.join("; ", words);
    }

    static String back(PlanRecord.ChangeRecord change) {
        return change.irreversible()
                .map(why -> "Cannot be taken back: " + why)
                .or(() -> change.undo().map(how -> "Undo " + how))
                .map(PlanWords::sentence)
                .orElse("");
    }

    static String sentence(String words) {
        return words.endsWith(".") ? words : words + ".";
    }

    /// The changes of a step by kind, in their order.
    static Map<String, List<PlanRecord.ChangeRecord>> byKind(PlanRecord plan, Step step) {
        return plan.changes().stream()
                .filter(one -> one.step() == step)
                .collect(
                        Collectors.groupingBy(
                                PlanRecord.ChangeRecord::kind,
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    /// What remains, by control.
    static Map<String, List<PlanRecord.RemainRecord>> remains(PlanRecord plan) {
        return plan.remains().stream()
                .collect(
                        Collectors.groupingBy(
                                PlanRecord.RemainRecord::control,
                                LinkedHashMap::new,
                                Collectors.toList()));
    }

    /// Such as `9 → 0`; `-` where there is nothing.
    static String then(PlanRecord plan, Step step, Status status) {
        int before = of(plan.before(), step, status);
        int after = of(plan.after(), step, status);
        if (before == after) {
            return before == 0 ? "-" : Integer.toString(before);
        }
        return before + " → " + after;
    }

    private static int of(List<PlanRecord.StepRecord> steps, Step step, Status status) {
        return steps.stream()
                .filter(one -> one.step() == step)
                .mapToInt(one -> one.of(status))
                .sum();
    }

    /// What is missing from lockstep.yaml, so that nothing of it is planned.
    static List<String> undeclared(PlanRecord plan) {
        var words = new ArrayList<String>();
        if (plan.undeclared().contains(Step.GROUPS)) {
            words.add(
                    "No groups are declared, so nothing says who is to do what, and no change of"
                            + " groups or rights is planned.");
        }
        if (plan.undeclared().contains(Step.USERS)) {
            words.add(
                    "No people and no services are declared, so nothing says which users belong"
                            + " here, and no change of users is planned.");
        }
        if (!words.isEmpty()) {
            words.add(
                    "lockstep init writes a lockstep.yaml where you declare them; lockstep init"
                            + " --from-account begins with the account as it is.");
        }
        return words;
    }

    /// The rights that somebody gains or loses, the first of many.
    static String rights(List<String> actions, boolean all) {
        if (all || actions.size() <= FEW_ACTIONS) {
            return String.join(", ", actions);
        }
        // In the order in which they come: those of services that were used lately first.
        Map<String, Integer> services = new LinkedHashMap<>();
        actions.forEach(action ->
                services.merge(action.substring(0, action.indexOf(':')), 1, Integer::sum));
        String first =
                services.entrySet().stream()
                        .limit(FEW_ACTIONS)
                        .map(one -> one.getKey() + " (%,d)".formatted(one.getValue()))
                        .collect(Collectors.joining(", "));
        int left = services.size() - FEW_ACTIONS;
        return "%,d actions: ".formatted(actions.size())
                + first
                + (left > 0 ? " and those of " + count(left, "more service", "more services") : "");
    }
}
