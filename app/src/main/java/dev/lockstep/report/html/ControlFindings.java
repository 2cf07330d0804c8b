package dev.lockstep.report.html;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Tally;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.ControlRecord;
import dev.lockstep.record.FindingRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A control that was asked, with all that it found.
///
/// @param number its place in the report, which names its parts; an id from a file could be
///   anything
record ControlFindings(
        int number, ControlRecord control, List<FindingRecord> findings, Tally tally) {

    /// In the order of the steps, and within them that of the record.
    static List<ControlFindings> of(AuditRecord audit) {
        Map<ControlRecord, List<FindingRecord>> byControl = new LinkedHashMap<>();
        audit.controls().forEach(control -> byControl.put(control, new ArrayList<>()));
        for (FindingRecord finding : audit.findings()) {
            byControl.computeIfAbsent(finding.control(), _ -> new ArrayList<>()).add(finding);
        }
        var all = new ArrayList<ControlFindings>();
        for (Step step : Step.values()) {
            byControl.forEach((control, findings) -> {
                if (control.step() == step) {
                    all.add(
                            new ControlFindings(
                                    all.size(),
                                    control,
                                    findings,
                                    Tally.of(findings.stream().map(FindingRecord::status))));
                }
            });
        }
        return all;
    }

    /// The first findings of a status.
    List<FindingRecord> first(Status status, int many) {
        return findings.stream().filter(one -> one.status() == status).limit(many).toList();
    }
}
