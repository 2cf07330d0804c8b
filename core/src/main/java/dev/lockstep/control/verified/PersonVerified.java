package dev.lockstep.control.verified;

import dev.lockstep.account.AccountSnapshot;
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
import dev.lockstep.control.accesskeys.KeyRegister;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// Each user who signs in to the console must hold the sheet of five, see [PersonSheet].
public final class PersonVerified implements Control {
    private static final ControlInfo INFO =
            ControlInfo.of(
                    "person-verified",
                    Step.VERIFIED,
                    Severity.MEDIUM,
                    Subject.Kind.USER,
                    "Each person's sheet of five holds");

    @Override
    public ControlInfo info() {
        return INFO;
    }

    @Override
    public List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        var passwords = new Passwords(baseline.roster());
        var register = KeyRegister.of(snapshot, baseline, now);
        return EachUser.judge(
                snapshot,
                user ->
                        passwords
                                .notJudged(user)
                                .orElseGet(() ->
                                        judge(
                                                user,
                                                PersonSheet.of(
                                                        user, snapshot, baseline, register, now))));
    }

    private static Verdict judge(UserReads user, PersonSheet sheet) {
        Evidence evidence =
                Evidence.NONE
                        .with("console password", user.hasPassword())
                        .alsoSettledBy(sheet.settledBy());
        for (PersonSheet.Entry entry : sheet.entries()) {
            evidence = evidence.with(entry.line().id(), text(entry.holds()));
        }
        String broken =
                sheet.broken().stream()
                        .map(entry -> "%s (%s)".formatted(entry.line().id(), entry.wanted()))
                        .collect(Collectors.joining(", "));
        return Verdict.by(
                Ruling.all(Ruling.of(user.hasPassword()), sheet.holds().not()),
                Subject.user(user),
                evidence,
                () -> "All five lines of %s's sheet hold.".formatted(user.name()),
                () -> "%s's sheet does not hold; wanted: %s.".formatted(user.name(), broken),
                () ->
                        Advice.byHand(
                                Remedy.MEND_SHEET,
                                sheet.broken().stream()
                                        .map(entry -> entry.line().advice(user.name()))
                                        .collect(Collectors.joining(" "))));
    }

    private static String text(Ruling holds) {
        return switch (holds) {
            case Ruling.Yes _ -> "holds";
            case Ruling.No _ -> "does not hold";
            case Ruling.Open _ -> "not known";
        };
    }
}
