package dev.lockstep.plan.mending;

import dev.lockstep.change.Change;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.Proposal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Mendings of many findings: equal changes are one, and so are tasks of one kind.
final class Collected {
    private final Map<Change, Set<String>> changes = new LinkedHashMap<>();

    /// In the order of their first finding: a line is a [ByHand] without its controls, or the kind
    /// of a task.
    private final Map<Object, Line> lines = new LinkedHashMap<>();

    private record Line(Set<String> about, Set<String> because) {
        Line() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    void add(Mending mending, String control) {
        for (Change change : mending.changes()) {
            changes.computeIfAbsent(change, _ -> new TreeSet<>()).add(control);
        }
        for (ByHand one : mending.byHand()) {
            var bare = new ByHand(one.step(), one.text(), one.command());
            Set<String> because = lines.computeIfAbsent(bare, _ -> new Line()).because();
            because.addAll(one.because());
            because.add(control);
        }
        for (Task task : mending.tasks()) {
            Line line = lines.computeIfAbsent(task.kind(), _ -> new Line());
            line.because().add(control);
            task.about().ifPresent(line.about()::add);
        }
    }

    List<Proposal> proposals() {
        var proposals = new ArrayList<Proposal>();
        changes.forEach((change, controls) -> proposals.add(new Proposal(change, controls)));
        return proposals;
    }

    List<ByHand> byHand() {
        var all = new ArrayList<ByHand>();
        lines.forEach((key, line) -> {
            if (key instanceof Task.Kind kind) {
                all.add(Task.line(kind, line.about(), new TreeSet<>(line.because())));
            } else if (key instanceof ByHand bare) {
                all.add(bare.alsoBecause(List.copyOf(line.because())));
            }
        });
        return all;
    }
}
