package dev.lockstep.control.rootkeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.Read;
import dev.lockstep.account.RootReads;
import dev.lockstep.baseline.Baseline;
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
import java.util.List;

/// Root must have no X.509 signing certificate: it signs requests with all of root's rights.
public final class RootCertificates implements Control {
    private static final String COUNT = "AccountSigningCertificatesPresent";

    private static final ControlInfo INFO =
            ControlInfo.of(
                    "root-certificates",
                    Step.ROOT_KEYS,
                    Severity.HIGH,
                    Subject.Kind.ROOT,
                    "Root has no signing certificates");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        RootReads root = snapshot.root();
        Read<Integer> count = root.summary(COUNT);
        Ruling counted = Ruling.of(count, certificates -> certificates >= 1);
        Evidence evidence = Evidence.NONE.with(COUNT, count);
        Read<Boolean> first = root.reportedFlag(Column.CERT_1_ACTIVE);
        Read<Boolean> second = root.reportedFlag(Column.CERT_2_ACTIVE);
        if (counted instanceof Ruling.Open) {
            evidence =
                    evidence.with(Column.CERT_1_ACTIVE.title(), first)
                            .with(Column.CERT_2_ACTIVE.title(), second)
                            .note(
                                    "Only the credential report can say so; it may be four hours"
                                            + " old.");
        }
        return List.of(
                Verdict.by(
                        counted.orElse(Ruling.any(Ruling.of(first), Ruling.of(second))),
                        Subject.root(snapshot),
                        evidence,
                        "Root has no signing certificates.",
                        "Root has a signing certificate.",
                        advice(snapshot)));
    }

    private static Advice advice(AccountSnapshot snapshot) {
        return Advice.byHand(
                Remedy.REMOVE_ROOT_CERTIFICATES,
                "Only root can do this: sign in to the console as the root user of account "
                        + Subject.account(snapshot).name()
                        + ", open Security credentials and find X.509 signing certificates. Make the"
                        + " certificate inactive first, find what used it (old SOAP clients and"
                        + " tools for instance-store images), and delete it when nothing has asked"
                        + " for it any more.");
    }
}
