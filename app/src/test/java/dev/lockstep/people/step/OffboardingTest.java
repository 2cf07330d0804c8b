package dev.lockstep.people.step;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.change.DeactivateOthers;
import dev.lockstep.change.UserChange;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Subject;
import dev.lockstep.people.step.OffboardStep.State;
import dev.lockstep.plan.PlanRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What a user loses at once on the way out, and since when it is told to be out.
class OffboardingTest {
    private static TestAccount with(UnaryOperator<TestUser> bob) {
        return account().user("bob", u -> bob.apply(u.createdDaysAgo(300)));
    }

    private static OffboardStep step(TestAccount account, Instant now) {
        var request =
                new PlanRequest(
                        Audit.of(account.snapshot(), baseline().build(), now, Audit.Selection.ALL),
                        Audit.Selection.ALL,
                        Set.of(),
                        Optional.empty());
        return new Offboarding(request, now).of("bob");
    }

    private static String out(Instant since) {
        return UserChange.EndSessions.from(
                        Subject.of(Subject.Kind.USER, "bob", Optional.empty()), "bob", since)
                .document();
    }

    private static TestUser withOthers(TestUser user) {
        return user.sshKey("APKA1", true, 20)
                .sshKey("APKA2", false, 20)
                .signingCertificate("CERT1", true, 20)
                .serviceCredential(
                        "ACCA1", "codecommit.amazonaws.com", "Active", 20, Optional.empty());
    }

    @Test
    void other_credentials_are_made_inactive_too() {
        OffboardStep step = step(with(OffboardingTest::withOthers), TestAccount.NOW);
        assertThat(step.changes())
                .filteredOn(DeactivateOthers.class::isInstance)
                .singleElement()
                .satisfies(one ->
                        assertThat(one.title())
                                .isEqualTo(
                                        "Make the SSH key APKA1, the service-specific credential"
                                                + " ACCA1, the signing certificate CERT1 of bob"
                                                + " inactive."));
        assertThat(String.join(" ", step.told()))
                .contains("3 active credentials of other kinds", "role", "at most 12 hours");
    }

    @Test
    void what_is_not_known_of_them_holds_nothing_up_and_is_told() {
        OffboardStep step =
                step(
                        with(OffboardingTest::withOthers).denied(ReadKey.SSH_PUBLIC_KEYS),
                        TestAccount.NOW);
        assertThat(step.state()).isEqualTo(State.IN_USE);
        assertThat(String.join(" ", step.told()))
                .contains("2 active credentials", "Not all of its SSH keys");
    }

    @Test
    void it_is_out_since_the_run_and_not_since_the_time_in_the_policy() {
        String policy = out(TestAccount.NOW);
        assertThat(policy).contains(TestAccount.NOW.plus(Duration.ofHours(1)).toString());
        OffboardStep soon =
                step(
                        with(u -> u.inlinePolicy("LockstepOffboarded", policy)),
                        TestAccount.NOW.plus(Duration.ofMinutes(5)));
        assertThat(soon.state()).isEqualTo(State.WAITING);
        assertThat(String.join(" ", soon.told()))
                .contains("since 2026-11-25 12:00 UTC", "at most 12 hours");
        OffboardStep later =
                step(
                        with(u -> u.inlinePolicy("LockstepOffboarded", policy)),
                        TestAccount.NOW.plus(Duration.ofDays(1)));
        assertThat(String.join(" ", later.told())).doesNotContain("12 hours");
    }

    @Test
    void a_policy_of_the_same_name_that_says_anything_else_is_not_written_over() {
        String other = out(TestAccount.NOW).replace("\"Action\":\"*\"", "\"Action\":\"s3:*\"");
        OffboardStep step =
                step(with(u -> u.inlinePolicy("LockstepOffboarded", other)), TestAccount.NOW);
        assertThat(step.state()).isEqualTo(State.HELD);
        assertThat(step.next()).contains("LockstepOffboarded", "nothing writes over it");
    }
}
