package dev.lockstep.plan;

import dev.lockstep.account.Account;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.plan.Rehearsal.Matter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Names what passes now and fails because of a plan: for good, or from one wave to another.
final class Broken {
    /// Auditing so many users, over all waves, takes a second or two at most.
    private static final int AUDITED_USERS = 4_000;

    private final Audit before;
    private final List<Account> waves;
    private final Audit after;

    /// @param waves the account as it would be at the end of each wave
    /// @param after the audit at the end of the last
    Broken(Audit before, List<Account> waves, Audit after) {
        this.before = before;
        this.waves = waves;
        this.after = after;
    }

    /// What a person has to do about what fails after the plan and passes now: one line for each
    /// control.
    static List<ByHand> byHand(Audit before, Audit after) {
        Map<String, List<Finding>> byControl = new LinkedHashMap<>();
        for (Finding finding : Rehearsal.broken(before, after)) {
            byControl.computeIfAbsent(finding.control().id(), _ -> new ArrayList<>()).add(finding);
        }
        return byControl.values().stream().map(Broken::line).toList();
    }

    /// The same of what takes a run back: that its findings come back is what it is for, so they
    /// are one line for each step.
    static List<ByHand> again(Audit before, Audit after) {
        Map<Step, Set<String>> byStep = new TreeMap<>();
        for (Finding finding : Rehearsal.broken(before, after)) {
            byStep.computeIfAbsent(finding.control().step(), _ -> new LinkedHashSet<>())
                    .add(finding.control().id());
        }
        return byStep.entrySet().stream()
                .map(one ->
                        new ByHand(
                                one.getKey(),
                                "What was mended is to be mended again: "
                                        + String.join(", ", one.getValue())
                                        + ".",
                                Optional.of("lockstep plan")))
                .toList();
    }

    private static ByHand line(List<Finding> same) {
        Finding first = same.getFirst();
        String who =
                same.stream()
                        .map(Finding::subject)
                        .map(Subject::name)
                        .collect(Collectors.joining(", "));
        String text =
                first.control().id()
                        + " passes now and will fail for "
                        + who
                        + ". "
                        + first.verdict().summary()
                        + first.advice().map(advice -> " " + advice.text()).orElse("");
        return new ByHand(first.control().step(), text, Optional.empty());
    }

    /// The same changes; those that break something until a later wave say so. In a large account
    /// with many waves nobody looks: there the order alone sees to it.
    List<PlannedChange> named(List<PlannedChange> changes) {
        int users = before.snapshot().account().users().size() + 10;
        if (waves.size() < 2 || (long) users * (waves.size() - 1) > AUDITED_USERS) {
            return changes;
        }
        var open = new LinkedHashMap<Matter, Integer>();
        Map<Integer, List<String>> words = new LinkedHashMap<>();
        for (int wave = 1; wave <= waves.size(); wave++) {
            var fails = new LinkedHashMap<Matter, Finding>();
            for (Finding finding : Rehearsal.broken(before, at(wave))) {
                fails.put(Matter.of(finding), finding);
            }
            int now = wave;
            open.entrySet()
                    .removeIf(entry -> {
                        if (fails.containsKey(entry.getKey())) {
                            return false;
                        }
                        say(words, changes, entry.getKey(), entry.getValue(), "wave " + now);
                        return true;
                    });
            fails.keySet().forEach(matter -> open.putIfAbsent(matter, now));
        }
        open.forEach((matter, since) -> say(words, changes, matter, since, "a person mends it"));
        var named = new ArrayList<PlannedChange>();
        for (int i = 0; i < changes.size(); i++) {
            named.add(with(changes.get(i), words.getOrDefault(i, List.of())));
        }
        return named;
    }

    private Audit at(int wave) {
        return wave == waves.size() ? after : Rehearsal.of(before, waves.get(wave - 1));
    }

    private static void say(
            Map<Integer, List<String>> words,
            List<PlannedChange> changes,
            Matter matter,
            int wave,
            String until) {
        int last = -1;
        int nearest = -1;
        for (int i = 0; i < changes.size(); i++) {
            if (changes.get(i).wave() == wave) {
                last = i;
                if (isAbout(changes.get(i).change().subject(), matter.subject())) {
                    nearest = i;
                }
            }
        }
        words.computeIfAbsent(nearest < 0 ? last : nearest, _ -> new ArrayList<>())
                .add(
                        matter.control()
                                + ": fails for "
                                + matter.subject().name()
                                + " until "
                                + until);
    }

    private static boolean isAbout(Subject one, Subject other) {
        String whose = other.owner().orElse(other.name());
        return one.name().equals(whose) || one.owner().filter(whose::equals).isPresent();
    }

    private static PlannedChange with(PlannedChange change, List<String> more) {
        if (more.isEmpty()) {
            return change;
        }
        var temporary = new ArrayList<>(change.temporary());
        temporary.addAll(more);
        return new PlannedChange(
                change.id(),
                change.change(),
                change.because(),
                change.before(),
                change.after(),
                change.wave(),
                change.comesAfter(),
                temporary,
                change.confirm());
    }
}
