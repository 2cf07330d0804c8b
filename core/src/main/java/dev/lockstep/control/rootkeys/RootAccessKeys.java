package dev.lockstep.control.rootkeys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.RootReads;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey;
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
import java.util.stream.Collectors;

/// Root must have no access key, not even an inactive one: root can make it active again.
public final class RootAccessKeys implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "root-access-keys",
                            Step.ROOT_KEYS,
                            Severity.CRITICAL,
                            Subject.Kind.ROOT,
                            "Root has no access keys")
                    .cis("1.4/1.3/2.3/2.4")
                    .securityHub("IAM.4")
                    .prowler("iam_no_root_access_key")
                    .differs("inactive keys fail");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        Subject subject = Subject.root(snapshot);
        RootReads root = snapshot.root();
        Advice advice = advice(snapshot, baseline);
        return List.of(
                switch (root.ownKeys()) {
                    case Read.Known<List<AccessKey>> own -> byOwnList(own, subject, advice);
                    case Read.Missing<List<AccessKey>> notListed ->
                            byOthers(root, notListed, subject, advice);
                });
    }

    private static Verdict byOwnList(
            Read.Known<List<AccessKey>> own, Subject subject, Advice advice) {
        List<String> keys =
                own.value().stream()
                        .map(key -> key.id() + (key.active() ? " (active)" : " (inactive)"))
                        .toList();
        return Verdict.by(
                Ruling.of(!keys.isEmpty()),
                subject,
                Evidence.NONE.with("ListAccessKeys", keys, own.source()),
                "Root's own key list is empty.",
                "Root has " + countOf(keys.size()) + ": " + String.join(", ", keys) + ".",
                advice);
    }

    private static Verdict byOthers(
            RootReads root, Read.Missing<?> notListed, Subject subject, Advice advice) {
        Read<Integer> count = root.summary(RootKeys.COUNT);
        Read<List<ReportSlot>> slots = root.reportedKeys();
        Evidence evidence =
                Evidence.NONE
                        .with(RootKeys.COUNT, count)
                        .with("access_key_N", slots.map(RootAccessKeys::words));
        Ruling counted = RootKeys.counted(root);
        return switch (counted) {
            case Ruling.Yes _ ->
                    new Verdict.Fail(
                            subject, "Root has an access key" + shown(slots), evidence, advice);
            case Ruling.No _ ->
                    RootKeys.reportedInactive(root).isYes()
                            ? new Verdict.Undetermined(
                                    subject,
                                    "Cannot be judged: the credential report shows an inactive"
                                            + " key of root, the account summary counts none,"
                                            + " and AWS does not document whether it counts"
                                            + " inactive ones ("
                                            + notListed.because()
                                            + "; only root itself can list its keys).",
                                    evidence,
                                    List.of(notListed))
                            : new Verdict.Pass(subject, "Root has no access keys.", evidence);
            case Ruling.Open _ ->
                    Verdict.by(
                            counted.orElse(RootKeys.reported(root)),
                            subject,
                            evidence.note(
                                    "Only the credential report can say so; it may be four hours"
                                            + " old."),
                            "The credential report shows no access key of root.",
                            "Root has an access key" + shown(slots),
                            advice);
        };
    }

    private static String shown(Read<List<ReportSlot>> slots) {
        return slots.found()
                .filter(found -> !found.isEmpty())
                .map(found -> "; the credential report shows " + String.join(", ", words(found)))
                .map(words -> words + ".")
                .orElse(".");
    }

    private static List<String> words(List<ReportSlot> slots) {
        return slots.stream()
                .map(slot ->
                        "slot "
                                + slot.number()
                                + (slot.active() ? " active" : " inactive")
                                + lastUse(slot))
                .toList();
    }

    private static String lastUse(ReportSlot slot) {
        return slot.lastUsed()
                .found()
                .map(use -> use.date().map(date -> ", last used " + date).orElse(", never used"))
                .orElse("");
    }

    private static String countOf(int keys) {
        return keys == 1 ? "an access key" : keys + " access keys";
    }

    private static Advice advice(AccountSnapshot snapshot, Baseline baseline) {
        String keys =
                snapshot.root()
                        .ownKeys()
                        .found()
                        .filter(own -> !own.isEmpty())
                        .map(own ->
                                own.stream()
                                        .map(AccessKey::id)
                                        .collect(Collectors.joining(" and ")))
                        .orElse("the key");
        return Advice.byHand(
                Remedy.REMOVE_ROOT_ACCESS_KEYS,
                "Only root can do this: sign in to the console as the root user of account "
                        + Subject.account(snapshot).name()
                        + ", open Security credentials, and look under Access keys when "
                        + keys
                        + " was last used. Give whatever uses it a role instead, make the key"
                        + " inactive there, wait "
                        + baseline.accessKeys().waitingDays()
                        + " days, and delete it if nothing broke. Do not try it as an administrator"
                        + " on the command line: there a call without a user name acts on the keys"
                        + " of whoever signs it.");
    }
}
