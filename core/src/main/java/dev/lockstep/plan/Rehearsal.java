package dev.lockstep.plan;

import dev.lockstep.account.Account;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Audits an account as it would be.
final class Rehearsal {
    /// What a finding is about.
    record Matter(String control, Subject subject) {
        static Matter of(Finding finding) {
            return new Matter(finding.control().id(), finding.subject());
        }
    }

    private Rehearsal() {}

    /// The audit of an account after changes, at the instant of the audit before them.
    static Audit of(Audit before, Account after) {
        return Audit.of(
                        before.snapshot().changedTo(after, before.judgedAt()),
                        before.baseline(),
                        before.judgedAt(),
                        before.selection())
                .readAt(before.place());
    }

    /// The findings that fail, and passed before.
    static List<Finding> broken(Audit before, Audit after) {
        Set<Matter> passed = matters(before.findings(), Status.PASS);
        return after.findings().stream()
                .filter(finding -> finding.status() == Status.FAIL)
                .filter(finding -> passed.contains(Matter.of(finding)))
                .toList();
    }

    /// The same audit with these findings alone.
    static Audit only(Audit audit, List<Finding> findings) {
        return new Audit(
                audit.snapshot(),
                audit.baseline(),
                audit.judgedAt(),
                audit.selection(),
                findings,
                audit.notices(),
                audit.place());
    }

    static Set<Matter> matters(Collection<Finding> findings, Status status) {
        return findings.stream()
                .filter(finding -> finding.status() == status)
                .map(Matter::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
