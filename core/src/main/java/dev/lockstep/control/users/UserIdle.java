package dev.lockstep.control.users;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Control;
import dev.lockstep.control.ControlInfo;
import dev.lockstep.control.EachUser;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.time.Instant;
import java.util.List;

/// A user that is older than a number of days must have some credential that works; one without any
/// has nothing left to keep it for.
public final class UserIdle implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "user-idle",
                    Step.USERS,
                    Severity.LOW,
                    Subject.Kind.USER,
                    "No user is left without any credential");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        int days = baseline.users().idleDays();
        return EachUser.judge(snapshot, user -> judge(user, days, now));
    }

    private static Verdict judge(UserReads user, int days, Instant now) {
        Ruling old = Ruling.of(user.created(), made -> AwsDate.daysBetween(made, now) > days);
        var credentials = LiveCredentials.of(user);
        Ruling any = credentials.any();
        return Verdict.by(
                Ruling.all(old, any.not()),
                Subject.user(user),
                credentials.evidence(
                        Evidence.NONE.with("CreateDate", user.created()).with("idle-days", days)),
                () ->
                        any.isYes()
                                ? "%s has %s."
                                        .formatted(
                                                user.name(),
                                                String.join(" and ", credentials.words()))
                                : "%s is at most %d days old.".formatted(user.name(), days),
                () ->
                        ("%s is %d days old and has no password, no active key and no other active"
                                        + " credential; after %d days that is a fault.")
                                .formatted(user.name(), age(user, now), days),
                () -> advice(user.name()));
    }

    /// Whole days; only a user whose date is known can fail.
    private static long age(UserReads user, Instant now) {
        return AwsDate.daysBetween(user.created().found().orElseThrow(), now);
    }

    private static Advice advice(String user) {
        return Advice.byHand(
                Remedy.REMOVE_IDLE_USER,
                ("Ask whoever answers for %s whether it is still needed: nobody can sign in with it"
                                + " or use a key of it. If nobody needs it, delete it in the console"
                                + " under IAM, Users. A user that is made again later under the same"
                                + " name counts as another one.")
                        .formatted(user));
    }
}
