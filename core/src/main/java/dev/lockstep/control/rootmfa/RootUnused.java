package dev.lockstep.control.rootmfa;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.Read;
import dev.lockstep.account.RootReads;
import dev.lockstep.account.RootUser;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Root must not be used for daily work. AWS tells the last use of root only in the credential
/// report; root itself can also ask live when its password was last used.
public final class RootUnused implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                            "root-unused",
                            Step.ROOT_MFA,
                            Severity.HIGH,
                            Subject.Kind.ROOT,
                            "Root is left alone")
                    .cis("1.7/1.6/2.6/2.7")
                    .prowler("iam_avoid_root_usage")
                    .differs("all three dates count, not the first found");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        RootReads root = snapshot.root();
        int limit = baseline.root().idleDays();
        List<Use> uses = uses(root);
        Optional<Use> latest =
                uses.stream()
                        .filter(use -> use.when().isPresent())
                        .max(Comparator.comparing(use -> use.when().orElseThrow()));
        return List.of(
                Verdict.by(
                        Ruling.any(uses.stream().map(use -> use.isWithin(limit, now)).toList()),
                        Subject.root(snapshot),
                        evidence(uses).with("root-idle-days", limit),
                        latest.map(use -> "Root was last used " + use.ago(now) + ".")
                                .orElse("Root has not been used, as far as AWS keeps it."),
                        latest.map(use -> "Root was used " + use.ago(now)).orElse("Root was used")
                                + "; it should be left alone for more than "
                                + limit
                                + " days.",
                        advice(latest)));
    }

    /// A date at which root was last used, by one of its credentials.
    ///
    /// @param name AWS's
    /// @param what of root was used, in words
    private record Use(String name, String what, Read<Optional<Instant>> date) {
        Optional<Instant> when() {
            return date.found().flatMap(found -> found);
        }

        Ruling isWithin(int days, Instant now) {
            return Ruling.of(
                    date,
                    found ->
                            found.filter(use -> AwsDate.daysBetween(use, now) <= days).isPresent());
        }

        String ago(Instant now) {
            return when().map(use -> Math.max(0, AwsDate.daysBetween(use, now)))
                    .map(days -> days + (days == 1 ? " day ago (" : " days ago ("))
                    .map(words -> words + what + ")")
                    .orElse("");
        }
    }

    private static List<Use> uses(RootReads root) {
        Use password =
                switch (root.user()) {
                    case Read.Known<RootUser> live ->
                            new Use(
                                    "PasswordLastUsed",
                                    "password",
                                    live.map(RootUser::passwordLastUsed));
                    case Read.Missing<RootUser> _ ->
                            reported(root, "password", Column.PASSWORD_LAST_USED);
                };
        return List.of(
                password,
                reported(root, "access key 1", Column.ACCESS_KEY_1_LAST_USED_DATE),
                reported(root, "access key 2", Column.ACCESS_KEY_2_LAST_USED_DATE));
    }

    private static Use reported(RootReads root, String what, Column column) {
        return new Use(column.title(), what, root.reportedDate(column));
    }

    private static Evidence evidence(List<Use> uses) {
        Evidence evidence = Evidence.NONE;
        for (Use use : uses) {
            evidence = evidence.with(use.name(), use.date());
        }
        return evidence.note(
                "AWS offers nothing fresher than the credential report, unless root itself asks.");
    }

    private static Advice advice(Optional<Use> latest) {
        return Advice.byHand(
                Remedy.STOP_USING_ROOT,
                "Find out who used root"
                        + latest.map(use -> "'s " + use.what()).orElse("")
                        + " and for what: CloudTrail's event history lists it under the user name"
                        + " root. Give that person, or that program, an own identity with the rights"
                        + " it needs, and keep root for the few tasks that only root can do. The"
                        + " finding goes away by itself as the last use grows older.");
    }
}
