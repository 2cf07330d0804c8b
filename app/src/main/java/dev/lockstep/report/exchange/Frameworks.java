package dev.lockstep.report.exchange;

import dev.lockstep.record.ControlRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// The catalogues that a control refers to, by the names that their readers know. Prowler is none:
/// it is another tool.
final class Frameworks {
    private static final Map<String, String> NAMES =
            Map.of(
                    "cis-3.0", "CIS AWS Foundations Benchmark 3.0",
                    "cis-5.0", "CIS AWS Foundations Benchmark 5.0",
                    "cis-6.0", "CIS AWS Foundations Benchmark 6.0",
                    "cis-7.0", "CIS AWS Foundations Benchmark 7.0",
                    "security-hub", "AWS Security Hub");

    private Frameworks() {}

    /// The catalogues, newest benchmark first.
    static List<String> standards(ControlRecord control) {
        var found = new ArrayList<String>();
        each(control, (name, _) -> found.add(name));
        return found;
    }

    /// Each id with the name of its catalogue before it, newest benchmark first.
    static List<String> requirements(ControlRecord control) {
        var found = new ArrayList<String>();
        each(control, (name, ids) -> ids.forEach(id -> found.add(name + ", " + id)));
        return found;
    }

    /// Each id behind the short name of its catalogue, such as `cis-7.0/2.11`.
    static List<String> tags(ControlRecord control) {
        var found = new ArrayList<String>();
        control.references()
                .reversed()
                .forEach((name, ids) -> {
                    if (NAMES.containsKey(name)) {
                        ids.forEach(id -> found.add(name + "/" + id));
                    }
                });
        return found;
    }

    private static void each(ControlRecord control, BiConsumer<String, List<String>> action) {
        control.references()
                .reversed()
                .forEach((key, ids) -> {
                    String name = NAMES.get(key);
                    if (name != null) {
                        action.accept(name, ids);
                    }
                });
    }
}
