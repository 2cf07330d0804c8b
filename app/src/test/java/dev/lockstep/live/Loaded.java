package dev.lockstep.live;

import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The audit of a folder beside that of the account that was loaded from it. What the folder
/// decides is decided likewise, but for what AWS could not have said or what no session but root's
/// can see.
final class Loaded {
    private Loaded() {}

    /// Verdicts of the folder that the account contradicts, without those that are explained.
    static List<String> differences(Audit folder, Audit account) {
        var found = new TreeMap<String, List<Finding>>();
        account.findings()
                .forEach(one -> found.computeIfAbsent(place(one), _ -> new ArrayList<>()).add(one));
        var differences = new ArrayList<String>();
        for (Finding one : folder.findings()) {
            List<Finding> there = found.getOrDefault(place(one), List.of());
            boolean isSame = there.stream().anyMatch(other -> other.status() == one.status());
            boolean isDecided =
                    one.status() == Status.PASS
                            || one.status() == Status.FAIL
                            || one.status() == Status.EXCEPTED;
            if (isDecided && !isSame && !isExplained(one, there)) {
                differences.add("loaded: " + line(one) + ", not " + lines(there));
            }
        }
        return differences;
    }

    /// Keys that only the report shows have no ids in the folder, and made-up ids once loaded.
    private static String place(Finding finding) {
        Subject subject = finding.subject();
        return finding.control().id()
                + " "
                + (subject.kind() == Subject.Kind.ACCESS_KEY
                        ? subject.owner().orElse(subject.name())
                        : subject.name());
    }

    private static boolean isExplained(Finding one, List<Finding> there) {
        String said = one.verdict().summary();
        return switch (one.control().id()) {
            // Those of a session in another region.
            case "access-analyzer" -> true;
            // AWS itself marks a credential that has ended as Expired; the folder has it active.
            case "other-credentials", "user-idle" -> said.contains("credential");
            // The report tells the next rotation by the account's policy; the folder's is drawn.
            case "password-current", "person-verified" ->
                    lines(there).matches(".*(as the account's policy says|current-password).*");
            // Who has MFA passes also where nobody can say who is an administrator.
            case "administrator-mfa" ->
                    one.status() == Status.PASS && lines(there).contains("is no administrator");
            // Only root can list its own keys and devices, and the summary counts active keys.
            case "root-access-keys", "root-mfa-hardware" -> isOpen(there);
            // Where two slots have the same date, their keys cannot be told apart.
            case "key-inactive-leftover" -> isOpen(there) || isOfNobodysKey(one);
            // The report's date stands in; a key that was used before it is older.
            case "key-age" -> said.contains("at least") || isOfNobodysKey(one);
            // What was not read of a user is not there once loaded.
            default -> isOfNobodysKey(one) || lines(there).contains("has no console password");
        };
    }

    /// Whether it stands for all keys of a user, none of which is known.
    private static boolean isOfNobodysKey(Finding one) {
        return one.control().subject() == Subject.Kind.ACCESS_KEY
                && one.subject().kind() == Subject.Kind.USER;
    }

    private static boolean isOpen(List<Finding> there) {
        return there.stream().anyMatch(other -> other.status() == Status.UNDETERMINED);
    }

    private static String lines(List<Finding> findings) {
        return String.join("; ", findings.stream().map(Loaded::line).toList());
    }

    private static String line(Finding finding) {
        return finding.control().id()
                + " | "
                + finding.status().id()
                + " | "
                + finding.subject().name()
                + " | "
                + finding.verdict().summary();
    }
}
