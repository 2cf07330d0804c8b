package dev.lockstep.keys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.AwsCommand;
import dev.lockstep.keys.AgendaLine.Rank;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Users that were taken out of use and wait to be deleted (`lockstep people offboard`).
public final class Leavers {
    private Leavers() {}

    /// A line for each of them, as far as the policies of users are known.
    ///
    /// @param now as of when (UTC)
    public static List<AgendaLine> of(AccountSnapshot snapshot, Baseline baseline, Instant now) {
        return snapshot.detailedUsers().found().orElse(List.of()).stream()
                .flatMap(user ->
                        UserChange.EndSessions.since(user)
                                .map(since -> line(user, since, baseline, now))
                                .stream())
                .toList();
    }

    private static AgendaLine line(User user, Instant since, Baseline baseline, Instant now) {
        Instant until = since.plus(Duration.ofDays(baseline.accessKeys().waitingDays()));
        LocalDate day = KeyLives.day(until);
        boolean isDue = !now.isBefore(until);
        return new AgendaLine(
                isDue ? Rank.NOW : Rank.LATER,
                Optional.of(day),
                "offboarding",
                Optional.of(user.name()),
                Optional.empty(),
                "%s is out of use since %s and can be deleted %s"
                        .formatted(
                                user.name(),
                                KeyLives.day(since),
                                isDue ? "now, if nothing of it was tried since" : "from " + day),
                Optional.of(
                        "lockstep people offboard"
                                + (user.name().startsWith("-") ? " -- " : " ")
                                + AwsCommand.quoted(user.name())));
    }
}
