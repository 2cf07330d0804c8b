package dev.lockstep.control;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a control is called and refers to.
///
/// @param id the class's name in kebab-case; never used again for anything else
/// @param title one line, what holds when it passes
/// @param subject the kind of thing that it judges
/// @param references ids in other catalogues, by catalogue: `cis-7.0`, `security-hub`, `prowler` …
/// @param differs where it decides otherwise than these checks of Prowler, on purpose;
///   docs/prowler.md shows each case
public record ControlInfo(
        String id,
        Step step,
        Severity severity,
        Subject.Kind subject,
        String title,
        SortedMap<String, List<String>> references,
        Optional<String> differs) {

    private static final List<String> CIS = List.of("cis-3.0", "cis-5.0", "cis-6.0", "cis-7.0");

    public ControlInfo {
        references = new TreeMap<>(references);
    }

    public static ControlInfo of(
            String id, Step step, Severity severity, Subject.Kind subject, String title) {
        return new ControlInfo(
                id, step, severity, subject, title, new TreeMap<>(Map.of()), Optional.empty());
    }

    /// Ids in the CIS AWS Foundations Benchmark 3.0, 5.0, 6.0 and 7.0, with slashes between and `-`
    /// where it has none, such as `1.8/1.7/2.7/2.8`.
    public ControlInfo cis(String ids) {
        ControlInfo info = this;
        String[] parts = ids.split("/", -1);
        for (int i = 0; i < CIS.size(); i++) {
            if (!parts[i].equals("-")) {
                info = info.with(CIS.get(i), List.of(parts[i]));
            }
        }
        return info;
    }

    public ControlInfo securityHub(String... ids) {
        return with("security-hub", List.of(ids));
    }

    /// The checks of Prowler that ask the same or nearly so, the nearest first.
    public ControlInfo prowler(String... checks) {
        return with("prowler", List.of(checks));
    }

    public ControlInfo differs(String how) {
        return new ControlInfo(id, step, severity, subject, title, references, Optional.of(how));
    }

    /// The id says it all: no two controls share one.
    @Override
    public int hashCode() {
        return id.hashCode();
    }

    private ControlInfo with(String catalogue, List<String> ids) {
        var more = new TreeMap<>(references);
        more.put(catalogue, List.copyOf(ids));
        return new ControlInfo(id, step, severity, subject, title, more, differs);
    }
}
