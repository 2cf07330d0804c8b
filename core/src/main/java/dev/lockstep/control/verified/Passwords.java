package dev.lockstep.control.verified;

import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.util.Optional;

/// Whose passwords this step judges: those of users who have one, break-glass users apart.
record Passwords(Roster roster) {

    /// The verdict about a user who is not judged; empty if the user is, or may be.
    Optional<Verdict> notJudged(UserReads user) {
        if (roster.isBreakGlass(user.name())) {
            return Optional.of(
                    Verdict.notApplicable(
                            Subject.user(user),
                            user.name() + " is a break-glass user, kept for emergencies."));
        }
        return Ruling.of(user.hasPassword()).isNo()
                ? Optional.of(
                        Verdict.notApplicable(
                                Subject.user(user),
                                user.name() + " has no console password.",
                                user.hasPassword()))
                : Optional.empty();
    }
}
