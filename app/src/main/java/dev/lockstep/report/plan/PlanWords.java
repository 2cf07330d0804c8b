package dev.lockstep.report.plan;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.record.plan.PlanRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What every form of a plan says in the same words; names in it are still hostile text.
final class PlanWords {
    /// Up to so many changes each is shown, also without `--all`.
    static final int MANY_CHANGES = 60;

    /// How many changes of a kind are shown of a long plan, and how many people or things to do.
    static final int SHOWN = 5;

    /// So many patterns of actions are listed.
    private static final int FEW_PATTERNS = 8;

    /// So many controls are named that ask for a change.
    private static final int FEW_CONTROLS = 3;

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
        var names = new TreeSet<String>(change.before().keySet());
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
    static String about(PlanRecord.ChangeRecord change, boolean waves, boolean all) {
        var words = new ArrayList<String>();
        if (!change.because().isEmpty()) {
            words.add("because of " + because(change.because(), all));
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

    private static String because(List<String> controls, boolean all) {
        return all || controls.size() <= FEW_CONTROLS + 1
                ? String.join(", ", controls)
                : String.join(", ", controls.subList(0, FEW_CONTROLS))
                        + " and %d more".formatted(controls.size() - FEW_CONTROLS);
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

    /// The rights that somebody gains or loses, the first of many. Where it is most of what AWS
    /// has, what it is not says more.
    static String rights(PlanRecord.RightsRecord rights, boolean all) {
        if (rights.patterns().equals(List.of("*"))) {
            return "every action of AWS";
        }
        List<String> patterns = rights.patterns();
        String many = count(rights.actions(), "action", "actions") + ": ";
        if (all || patterns.size() <= FEW_PATTERNS) {
            return many + String.join(", ", patterns);
        }
        var whole = new TreeSet<String>();
        var touched = new TreeSet<String>();
        for (String pattern : patterns) {
            String service = pattern.substring(0, Math.max(0, pattern.indexOf(':')));
            touched.add(service);
            if (pattern.endsWith(":*")) {
                whole.add(service);
            }
        }
        List<String> services = ActionCatalog.builtIn().services();
        List<String> spared = services.stream().filter(one -> !whole.contains(one)).toList();
        if (spared.size() < services.size() / 4) {
            return many
                    + "all of AWS but some or all actions of "
                    + some(spared, "more service", "more services");
        }
        return many
                + String.join(", ", patterns.subList(0, FEW_PATTERNS))
                + " and more, of "
                + count(touched.size(), "service", "services");
    }

    private static String some(List<String> words, String one, String several) {
        int left = words.size() - FEW_PATTERNS;
        return left <= 1
                ? String.join(", ", words)
                : String.join(", ", words.subList(0, FEW_PATTERNS))
                        + " and "
                        + count(left, one, several);
    }

    /// What the guards that hold keep, in words for who does not know their names.
    static String held(PlanRecord plan) {
        return "At every moment of it: "
                + plan.guards().stream()
                        .filter(one -> one.state().equals("holds"))
                        .map(one -> keeps(one.guard()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static String keeps(String guard) {
        return switch (guard) {
            case "an-administrator-remains" -> "an administrator remains who can sign in";
            case "caller-keeps-access" -> "whoever carries it out may do the rest of it";
            case "break-glass-untouched" -> "users kept for emergencies are not touched";
            case "working-key-kept" -> "no access key in use stops unless a person names it";
            case "way-in-kept" -> "nobody who belongs here loses the last way in";
            case "known-reads-only" -> "nothing rests on what could not be read";
            case "within-limits" -> "no wave is larger than lockstep.yaml allows";
            default -> guard;
        };
    }
}
