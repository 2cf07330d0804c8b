package dev.lockstep.guide;

import dev.lockstep.control.Evidence;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Subject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which changes make a finding true that AWS's credential report shows only once it is made anew.
/// A change that could not mend a finding is no reason to wait.
final class ReportLag {
    private static final String REPORT = "credential-report";

    private static final Set<String> KEY = Set.of("deactivate-access-key", "delete-access-key");

    /// Kinds of changes, by control.
    static final Map<String, Set<String>> KINDS = kinds();

    private ReportLag() {}

    private static Map<String, Set<String>> kinds() {
        var kinds = new HashMap<String, Set<String>>();
        kinds.put("password-current", Set.of("give-password", "remove-password", Choosing.ASKED));
        kinds.put("password-unused", Set.of("give-password", "remove-password"));
        kinds.put("shared-login", Set.of("remove-password"));
        kinds.put("mfa-enforced", Set.of("remove-password"));
        kinds.put("user-mfa", Set.of("enrol-mfa-device", "remove-password"));
        kinds.put("administrator-mfa", Set.of("enrol-mfa-device", "remove-password"));
        kinds.put("user-mfa-kind", Set.of("enrol-mfa-device", "remove-mfa-device"));
        for (String control :
                Set.of(
                        "key-age",
                        "key-documented",
                        "key-inactive-leftover",
                        "key-never-used",
                        "key-single",
                        "key-unused",
                        "person-without-key",
                        "root-access-keys")) {
            kinds.put(control, KEY);
        }
        return Map.copyOf(kinds);
    }

    /// What waits for the next report, in a sentence, if a change since the last could have mended
    /// the finding.
    ///
    /// @param reported when the last was made (UTC)
    static Optional<String> since(
            Finding finding, Map<Seen.Touched, Instant> touched, Instant reported) {
        Set<String> kinds = KINDS.getOrDefault(finding.control().id(), Set.of());
        Subject subject = finding.subject();
        String user = subject.owner().orElse(subject.name());
        return touched.entrySet().stream()
                .filter(_ -> restsOnReport(finding))
                .filter(one -> one.getValue().isAfter(reported))
                .filter(one -> kinds.contains(one.getKey().kind()))
                .filter(one -> one.getKey().user().equals(user))
                .filter(one -> isAbout(one.getKey(), subject))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .map(last ->
                        last.kind().equals(Choosing.ASKED)
                                ? Choosing.text(user)
                                : finding.verdict().summary());
    }

    private static boolean restsOnReport(Finding finding) {
        return finding.verdict().evidence().facts().stream()
                .flatMap((Evidence.Fact fact) -> fact.source().stream())
                .anyMatch(source -> source.name().equals(REPORT));
    }

    /// One key that rests says nothing of another. A key whose id is not known is named by its slot
    /// in the report.
    static boolean isAbout(Seen.Touched touched, Subject subject) {
        return subject.kind() != Subject.Kind.ACCESS_KEY
                || subject.name().contains("#")
                || subject.name().equals(touched.subject());
    }
}
