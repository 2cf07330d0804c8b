package dev.lockstep.report;

import dev.lockstep.control.Severity;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What to do first: the most severe, and of those the easiest.
public final class Priorities {
    private Priorities() {}

    /// How many findings fail, by severity, in words.
    static String headline(AuditRecord audit) {
        var parts = new ArrayList<String>();
        for (Severity severity : List.of(Severity.values()).reversed()) {
            if (audit.fails(severity) > 0) {
                parts.add(audit.fails(severity) + " " + severity.id());
            }
        }
        return parts.isEmpty() ? "Nothing fails" : "To mend: " + String.join(", ", parts);
    }

    /// The first failing finding of each control, most severe first; of equals those that a command
    /// can mend, then those with the fewest subjects. One remedy that several controls share (the
    /// password policy is set as a whole) stands once.
    public static List<FindingRecord> of(List<FindingRecord> findings) {
        Map<String, FindingRecord> firsts = new LinkedHashMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (FindingRecord finding : findings) {
            if (finding.status() == Status.FAIL) {
                String key = sharedCommand(finding);
                firsts.merge(
                        key,
                        finding,
                        (one, other) ->
                                other.severity().compareTo(one.severity()) > 0 ? other : one);
                counts.merge(key, 1, Integer::sum);
            }
        }
        var sorted = new ArrayList<>(firsts.values());
        sorted.sort(
                Comparator.comparing(FindingRecord::severity)
                        .reversed()
                        .thenComparing(finding -> commands(finding).isEmpty())
                        .thenComparing(finding -> counts.getOrDefault(sharedCommand(finding), 0)));
        return sorted;
    }

    private static String sharedCommand(FindingRecord finding) {
        return finding.control().step() == Step.PASSWORD_POLICY && !commands(finding).isEmpty()
                ? String.join("\n", commands(finding))
                : finding.control().id();
    }

    private static List<String> commands(FindingRecord finding) {
        return finding.remedy().map(FindingRecord.RemedyRecord::aws).orElse(List.of());
    }
}
