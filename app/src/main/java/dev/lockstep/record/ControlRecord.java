package dev.lockstep.record;

import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A control that was asked.
///
/// @param id as in the catalogue of the version that judged
/// @param title one line, what holds when it passes
/// @param references ids in other catalogues, by catalogue: `cis-7.0`, `security-hub`, `prowler` …
public record ControlRecord(
        String id,
        Step step,
        Severity severity,
        String title,
        SortedMap<String, List<String>> references) {

    public ControlRecord {
        references = new TreeMap<>(references);
    }

    static ControlRecord of(ControlInfo info) {
        return new ControlRecord(
                info.id(), info.step(), info.severity(), info.title(), info.references());
    }

    /// The id says it all: no two controls share one.
    @Override
    public int hashCode() {
        return id.hashCode();
    }
}
