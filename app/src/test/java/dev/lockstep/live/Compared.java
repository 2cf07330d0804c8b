package dev.lockstep.live;

import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Two audits of the same account, side by side.
final class Compared {
    private Compared() {}

    /// Lines that are in one and not in the other.
    static List<String> strictly(String what, List<String> one, List<String> other) {
        var differences = new ArrayList<String>();
        var left = new ArrayList<>(other);
        for (String line : one) {
            if (!left.remove(line)) {
                differences.add(what + ", live only: " + line);
            }
        }
        left.forEach(line -> differences.add(what + ", not live: " + line));
        return differences;
    }

    /// Verdicts that contradict each other; the other audit may know what the first does not.
    static List<String> knowing(String what, Audit less, Audit more) {
        Map<String, Finding> known = bySubject(more);
        var differences = new ArrayList<String>();
        bySubject(less)
                .forEach((subject, finding) -> {
                    Finding other = known.remove(subject);
                    if (other == null) {
                        differences.add(what + ", live only: " + line(finding));
                    } else if (finding.status() != other.status()
                            && !mayBeOpen(finding)
                            && !isElsewhere(other)) {
                        differences.add(what + ", live: " + line(finding) + ", not " + line(other));
                    }
                });
        known.values().forEach(one -> differences.add(what + ", not live: " + line(one)));
        return differences;
    }

    /// Whether the rules leave it open: what is not known, and SSH keys, which only `--deep` reads.
    private static boolean mayBeOpen(Finding finding) {
        return finding.status() == Status.UNDETERMINED
                || (finding.control().id().equals("other-credentials")
                        && finding.status() != Status.FAIL);
    }

    /// `practice save` knows the regions of the account; a baseline may name others.
    private static boolean isElsewhere(Finding finding) {
        return finding.control().id().equals("access-analyzer")
                && finding.status() == Status.UNDETERMINED;
    }

    private static Map<String, Finding> bySubject(Audit audit) {
        var all = new TreeMap<String, Finding>();
        for (Finding finding : audit.findings()) {
            String subject =
                    finding.control().id()
                            + " "
                            + finding.subject().kind().id()
                            + " "
                            + finding.subject().name()
                            + " "
                            + finding.subject().arn().orElse("");
            String key = subject;
            for (int number = 2; all.containsKey(key); number++) {
                key = subject + " " + number;
            }
            all.put(key, finding);
        }
        return all;
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
