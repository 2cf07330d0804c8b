package dev.lockstep.plan.mending;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.KeyChange;
import dev.lockstep.change.UserChange.AllowEnrolment;
import dev.lockstep.change.UserChange.EndSessions;
import dev.lockstep.control.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Users of people who come or go just now, one command at a time: a plan does not come between.
/// What fails of them meanwhile goes on failing, and the plan says until when.
final class Underway {
    private Underway() {}

    /// Whether a user is one of them.
    static boolean is(AccountSnapshot snapshot, User user) {
        return EndSessions.since(user).isPresent() || isComing(snapshot, user);
    }

    private static boolean isComing(AccountSnapshot snapshot, User user) {
        return AllowEnrolment.isOn(
                user, RequireMfa.enrolment(snapshot.partition(), snapshot.accountId().orElse("")));
    }

    /// What is told of such a user instead of a change; empty: it is none.
    static Optional<Task> task(
            AccountSnapshot snapshot, Baseline baseline, Step step, String name) {
        User user = snapshot.account().users().get(name);
        if (user == null) {
            return Optional.empty();
        }
        Optional<Instant> out = EndSessions.since(user);
        if (out.isPresent()) {
            Instant until = out.get().plus(Duration.ofDays(baseline.accessKeys().waitingDays()));
            return Optional.of(
                    Task.of(
                                    step,
                                    "These users were taken out of use and wait until %s: until then a plan gives them nothing and takes nothing from them. Then they are deleted by hand, with the user name typed."
                                            .formatted(KeyChange.day(until)),
                                    name)
                            .by("lockstep people offboard USER"));
        }
        return isComing(snapshot, user)
                ? Optional.of(
                        Task.of(
                                        step,
                                        "These people are setting up their MFA device; a policy of their"
                                                + " own lets them do that and nothing else. Once AWS shows"
                                                + " the device, their groups come and the policy goes.",
                                        name)
                                .by("lockstep people onboard PERSON"))
                : Optional.empty();
    }
}
