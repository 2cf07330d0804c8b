package dev.lockstep.plan.mending;

import dev.lockstep.access.judgement.RequireMfa;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.LoginProfile;
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
public final class Underway {
    private Underway() {}

    /// How a user comes or goes.
    public sealed interface Way {
        /// Taken out of use.
        ///
        /// @param since when (UTC)
        /// @param until when it waits to be deleted (UTC), at least
        record Out(Instant since, Instant until) implements Way {}

        /// A policy of its own lets it set up MFA and nothing else.
        record Enrolling() implements Way {}

        /// It has a first password that nobody has used, no MFA and no rights: whoever was bringing
        /// its person in was stopped there.
        record Begun() implements Way {}
    }

    /// How a user comes or goes; empty if it does neither, as far as is known.
    public static Optional<Way> of(AccountSnapshot snapshot, Baseline baseline, String name) {
        User user = snapshot.account().users().get(name);
        if (user == null) {
            return Optional.empty();
        }
        Optional<Instant> out = EndSessions.since(user);
        if (out.isPresent()) {
            return out.map(since ->
                    new Way.Out(
                            since,
                            since.plus(Duration.ofDays(baseline.accessKeys().waitingDays()))));
        }
        if (AllowEnrolment.isOn(
                user,
                RequireMfa.enrolment(snapshot.partition(), snapshot.accountId().orElse("")))) {
            return Optional.of(new Way.Enrolling());
        }
        return isBegun(snapshot, baseline, user) ? Optional.of(new Way.Begun()) : Optional.empty();
    }

    /// A user with a group or policies of its own has rights already, so there is nothing that
    /// would come too early.
    private static boolean isBegun(AccountSnapshot snapshot, Baseline baseline, User user) {
        if (!snapshot.detailedUsers().isKnown()
                || !user.groups().isEmpty()
                || !user.attachedPolicies().isEmpty()
                || !user.inlinePolicies().isEmpty()
                || !baseline.roster().isOnePersons(user.name())) {
            return false;
        }
        UserReads reads = snapshot.user(user.name());
        return reads.loginProfile()
                        .found()
                        .flatMap(profile -> profile)
                        .filter(LoginProfile::resetRequired)
                        .isPresent()
                && reads.passwordLastUsed().found().filter(Optional::isEmpty).isPresent()
                && reads.hasMfa().found().equals(Optional.of(false));
    }

    /// Whether a user is one of them.
    static boolean is(AccountSnapshot snapshot, Baseline baseline, User user) {
        return of(snapshot, baseline, user.name()).isPresent();
    }

    /// What is told of such a user instead of a change; empty: it is none.
    static Optional<Task> task(
            AccountSnapshot snapshot, Baseline baseline, Step step, String name) {
        return of(snapshot, baseline, name)
                .map(way ->
                        switch (way) {
                            case Way.Out out ->
                                    Task.of(
                                                    step,
                                                    "These users were taken out of use and wait until %s: until then a plan gives them nothing and takes nothing from them. Then they are deleted by hand, with the user name typed."
                                                            .formatted(KeyChange.day(out.until())),
                                                    name)
                                            .by("lockstep people offboard USER");
                            case Way.Enrolling _ ->
                                    Task.of(
                                                    step,
                                                    "These people are setting up their MFA device; a policy of their own lets them do that and nothing else. Once AWS shows the device, their groups come and the policy goes.",
                                                    name)
                                            .by("lockstep people onboard PERSON");
                            case Way.Begun _ ->
                                    Task.of(
                                                    step,
                                                    "These people have a first password that nobody has used, and no MFA yet. Bringing them in goes on where it stopped: MFA comes first, and then their groups.",
                                                    name)
                                            .by("lockstep people onboard PERSON");
                        });
    }
}
