package dev.lockstep.control.groups.effect;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.judgement.ReadOnly;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A group that the baseline marks as read-only can change nothing, and reads no secrets.
public final class AuditorsReadOnly implements Control {
    private static final int SHOWN = 5;

    private static final ControlInfo INFO =
            ControlInfo.of(
                    "auditors-read-only",
                    Step.GROUPS,
                    Severity.HIGH,
                    Subject.Kind.GROUP,
                    "Auditors can only read, and read no secrets");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return DeclaredLimits.judge(
                snapshot,
                baseline,
                GroupGoal::readOnly,
                " is not marked `read-only` in lockstep.yaml.",
                (_, group) -> judge(snapshot, group));
    }

    private static Verdict judge(AccountSnapshot snapshot, PrincipalAccess group) {
        ReadOnly reads = ReadOnly.of(snapshot, group);
        Evidence evidence =
                Evidence.NONE
                        .with("actions that do more than read", reads.changing())
                        .with("actions that give secrets away", reads.secrets())
                        .with("allowed for a reason", reads.excepted());
        if (!reads.data().isEmpty()) {
            evidence = evidence.with("reads data and settings", reads.data());
        }
        if (!reads.unknownNames().isEmpty()) {
            evidence = evidence.with("actions that are not known", reads.unknownNames());
        }
        return Verdict.by(
                ruling(reads, group),
                DeclaredLimits.subject(group),
                Sources.of(group, evidence),
                () -> "Group " + group.name() + " can only read, and reads no secrets.",
                () -> fails(group.name(), reads),
                () -> advice(group.name()));
    }

    private static Ruling ruling(ReadOnly reads, PrincipalAccess group) {
        if (!group.isWhole()) {
            return new Ruling.Open(group.unknown());
        }
        if (!reads.onlyReads() || !reads.readsNoSecrets()) {
            return Ruling.yes();
        }
        return reads.isOpen()
                ? Ruling.open(
                        DeclaredLimits.unknown(group, reads.unknownToo(), reads.unknownNames()))
                : Ruling.no();
    }

    private static String fails(String group, ReadOnly reads) {
        var parts = new ArrayList<String>();
        if (!reads.onlyReads()) {
            parts.add(
                    "Group "
                            + group
                            + " can do more than read: "
                            + DeclaredLimits.some(reads.changing(), SHOWN)
                            + ".");
        }
        if (!reads.readsNoSecrets()) {
            parts.add(
                    "Group "
                            + group
                            + " can read secrets: "
                            + DeclaredLimits.some(
                                    reads.secrets().stream()
                                            .map(ReadOnly.Reasoned::action)
                                            .toList(),
                                    SHOWN)
                            + ".");
        }
        return String.join(" ", parts);
    }

    private static Advice advice(String group) {
        return Advice.byHand(
                Remedy.MAKE_GROUP_READ_ONLY,
                "Give group "
                        + group
                        + " the AWS managed policies SecurityAudit and ViewOnlyAccess, which read"
                        + " settings and no secrets, and detach what allows the actions that the"
                        + " evidence names. ReadOnlyAccess looks harmless and is not: it reads"
                        + " parameters, tokens and what is stored. Where auditors must read one"
                        + " more thing, name that one action in a policy of its own.");
    }
}
