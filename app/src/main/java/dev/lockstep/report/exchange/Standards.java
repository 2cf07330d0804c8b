package dev.lockstep.report.exchange;

import dev.lockstep.record.ControlRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/// The catalogues that a control refers to, by the names that their readers know. Prowler is none:
/// it is another tool.
final class Standards {
    private static final Map<String, String> NAMES =
            Map.of(
                    "cis-3.0", "CIS AWS Foundations Benchmark 3.0",
                    "cis-5.0", "CIS AWS Foundations Benchmark 5.0",
                    "cis-6.0", "CIS AWS Foundations Benchmark 6.0",
                    "cis-7.0", "CIS AWS Foundations Benchmark 7.0",
                    "security-hub", "AWS Security Hub");

    /// Behind all keys that begin with `cis-`.
    private static final String OTHERS = "cis.";

    private Standards() {}

    /// The catalogues, newest benchmark first.
    static List<String> standards(ControlRecord control) {
        var found = new ArrayList<String>();
        each(control, (key, _) -> found.add(name(key)));
        return found;
    }

    /// Each id with the name of its catalogue before it, newest benchmark first.
    static List<String> requirements(ControlRecord control) {
        var found = new ArrayList<String>();
        each(control, (key, ids) -> ids.forEach(id -> found.add(name(key) + ", " + id)));
        return found;
    }

    /// Each id behind the short name of its catalogue, such as `cis-7.0/2.11`.
    static List<String> tags(ControlRecord control) {
        var found = new ArrayList<String>();
        each(control, (key, ids) -> ids.forEach(id -> found.add(key + "/" + id)));
        return found;
    }

    /// The keys are such that the last of them is the newest benchmark of CIS; it comes first, and
    /// what is no benchmark last.
    private static void each(ControlRecord control, BiConsumer<String, List<String>> action) {
        control.references().headMap(OTHERS).reversed().forEach(known(action));
        control.references().tailMap(OTHERS).forEach(known(action));
    }

    private static BiConsumer<String, List<String>> known(BiConsumer<String, List<String>> action) {
        return (key, ids) -> {
            if (NAMES.containsKey(key)) {
                action.accept(key, ids);
            }
        };
    }

    private static String name(String key) {
        return NAMES.getOrDefault(key, key);
    }
}
