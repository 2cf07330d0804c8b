package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static dev.lockstep.plan.mending.Planning.planning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.Change;
import dev.lockstep.change.KeyChange.DeactivateKey;
import dev.lockstep.plan.ByHand;
import dev.lockstep.plan.Proposal;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Unneeded keys are made inactive, and deleted after the waiting time.
class KeyMendingsTest {
    private static TestBaseline team() {
        return baseline().person("alice", false).service("ci").breakGlass("glass");
    }

    private static Planning about(
            TestBaseline baseline, String user, UnaryOperator<TestUser> facts) {
        return planning(account().user(user, u -> facts.apply(u.createdDaysAgo(900))), baseline);
    }

    private static TestUser withPassword(TestUser user) {
        return user.passwordChangedDaysAgo(10).passwordUsedDaysAgo(1);
    }

    @Test
    void an_unused_key_is_made_inactive_and_that_mends_all_that_is_wrong_with_it() {
        Planning plan =
                about(team().needs(), "alice", u -> withPassword(u).activeUnusedKey("AKIA1", 300));

        Proposal only =
                plan.step(dev.lockstep.control.Step.ACCESS_KEYS).mended().proposals().getFirst();
        assertThat(only.change().title())
                .isEqualTo("Make the access key AKIA1 of alice inactive; it was never used.");
        assertThat(only.because())
                .containsExactly(
                        "key-age",
                        "key-documented",
                        "key-never-used",
                        "key-unused",
                        "person-without-key");
        assertThat(plan.says()).isEmpty();
    }

    @Test
    void a_persons_key_in_use_is_proposed_with_its_last_use_so_that_somebody_confirms_it() {
        assertThat(
                        about(team(), "alice", u -> withPassword(u).activeKey("AKIA1", 30, 1))
                                .only("person-without-key")
                                .changes())
                .singleElement()
                .isInstanceOfSatisfying(
                        DeactivateKey.class,
                        change ->
                                assertThat(change.lastUsed())
                                        .contains(dev.lockstep.account.TestAccount.daysAgo(1)));
    }

    @Test
    void a_service_key_in_use_that_nobody_has_documented_is_left_to_a_person() {
        Planning plan =
                about(team().needs(), "ci", u -> u.activeKey("AKIA1", 30, 1))
                        .only("key-documented");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says())
                .singleElement()
                .asString()
                .contains("write purpose, owner and until")
                .endsWith("This is about ci's key AKIA1.");
    }

    @Test
    void a_key_that_the_register_needs_is_not_made_inactive_for_being_unused() {
        Planning plan =
                about(
                                team().needs(needOfUser("alice", "2027-01-01")),
                                "alice",
                                u -> withPassword(u).activeUnusedKey("AKIA1", 300))
                        .only("key-unused");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().contains("Ask the owner of the need");
    }

    @Test
    void the_last_way_in_of_a_person_or_service_is_not_taken() {
        for (String user : new String[] {"alice", "ci"}) {
            Planning plan =
                    about(team(), user, u -> u.activeKey("AKIA1", 300, 100)).only("key-unused");

            assertThat(plan.does()).isEmpty();
            assertThat(plan.says()).singleElement().asString().contains("last way in");
        }
    }

    @Test
    void of_two_unused_keys_of_a_service_the_one_that_was_used_last_stays() {
        Planning plan =
                about(team(), "ci", u -> u.activeKey("AKIA1", 300, 100).activeKey("AKIA2", 300, 90))
                        .only("key-unused");

        assertThat(plan.changes())
                .extracting(change -> change.subject().name())
                .containsExactly("AKIA1");
    }

    @Test
    void of_two_keys_the_unused_one_goes_and_never_a_used_one_by_guess() {
        assertThat(
                        about(
                                        team(),
                                        "ci",
                                        u ->
                                                u.activeKey("AKIA1", 300, 1)
                                                        .activeKey("AKIA2", 200, 150))
                                .only("key-single")
                                .changes())
                .extracting(change -> change.subject().name())
                .containsExactly("AKIA2");
        Planning both =
                about(team(), "ci", u -> u.activeKey("AKIA1", 300, 1).activeKey("AKIA2", 200, 20))
                        .only("key-single");
        assertThat(both.does()).isEmpty();
        assertThat(both.says()).singleElement().asString().contains("both were used");
    }

    @Test
    void a_new_key_beside_an_old_one_may_be_a_rotation() {
        assertThat(
                        about(
                                        team(),
                                        "ci",
                                        u ->
                                                u.activeKey("AKIA1", 300, 1)
                                                        .activeUnusedKey("AKIA2", 3))
                                .only("key-single")
                                .does())
                .isEmpty();
    }

    @Test
    void a_key_without_an_id_is_never_touched() {
        Planning plan =
                planning(
                                account()
                                        .user(
                                                "alice",
                                                u ->
                                                        withPassword(u.createdDaysAgo(900))
                                                                .activeUnusedKey("AKIA1", 300))
                                        .without(ReadKey.ACCESS_KEYS),
                                team())
                        .only("key-unused");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says())
                .singleElement()
                .asString()
                .contains("--deep")
                .endsWith("This is about alice#1.");
    }

    @Test
    void an_old_key_in_use_is_rotated_by_hand_and_many_are_one_line() {
        Planning plan =
                planning(
                                account()
                                        .user(
                                                "ci",
                                                u ->
                                                        u.createdDaysAgo(900)
                                                                .activeKey("AKIA1", 300, 1))
                                        .user(
                                                "cd",
                                                u ->
                                                        u.createdDaysAgo(900)
                                                                .activeKey("AKIA2", 300, 1)),
                                team().service("cd"))
                        .only("key-age");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.mended().byHand())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.text())
                                .startsWith("Rotate these keys")
                                .endsWith("This is about cd's key AKIA2 and ci's key AKIA1."))
                .extracting(ByHand::because)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.ITERABLE)
                .containsExactly("key-age");
    }

    @Test
    void an_inactive_key_is_deleted_after_the_waiting_time_and_that_is_for_good() {
        Planning plan =
                about(team(), "alice", u -> withPassword(u).inactiveKey("AKIA1", 300, 31))
                        .only("key-inactive-leftover");

        assertThat(plan.does())
                .containsExactly(
                        "Delete the access key AKIA1 of alice, which has been inactive since"
                                + " 2026-10-25.");
        assertThat(plan.changes().getFirst().undoing())
                .isInstanceOf(Change.Undoing.Impossible.class);
    }

    @Test
    void an_inactive_key_of_which_no_report_tells_since_when_is_not_deleted() {
        Planning plan =
                planning(
                                account()
                                        .user(
                                                "alice",
                                                u ->
                                                        withPassword(u.createdDaysAgo(900))
                                                                .inactiveKey("AKIA1", 300, 31))
                                        .reportCell(
                                                "alice",
                                                dev.lockstep.account.CredentialReport.Column
                                                        .ACCESS_KEY_1_LAST_ROTATED,
                                                "N/A"),
                                team())
                        .only("key-inactive-leftover");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().contains("AWS does not tell");
    }

    @Test
    void a_key_that_is_needed_or_was_found_in_public_is_not_deleted() {
        assertThat(
                        about(
                                        team().needs(needOfUser("alice", "2027-01-01")),
                                        "alice",
                                        u -> u.inactiveKey("AKIA1", 300, 31))
                                .only("key-inactive-leftover")
                                .does())
                .isEmpty();
        assertThat(
                        about(
                                        team(),
                                        "alice",
                                        u ->
                                                u.inactiveKey("AKIA1", 300, 31)
                                                        .attached("AWSCompromisedKeyQuarantineV3"))
                                .only("key-inactive-leftover")
                                .does())
                .isEmpty();
    }

    @Test
    void a_key_that_AWS_found_in_public_is_answered_by_hand_in_order() {
        Planning plan =
                about(
                                team(),
                                "alice",
                                u ->
                                        withPassword(u)
                                                .activeKey("AKIA1", 30, 1)
                                                .attached("AWSCompromisedKeyQuarantineV2"))
                        .only("key-quarantined");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says())
                .singleElement()
                .asString()
                .contains("Act now, in this order")
                .contains("Leave the quarantine policy attached");
    }

    @Test
    void other_credentials_are_replaced_by_hand() {
        Planning plan =
                about(
                                team(),
                                "ci",
                                u ->
                                        u.serviceCredential(
                                                "ACCA1",
                                                "codecommit.amazonaws.com",
                                                "Active",
                                                400,
                                                Optional.empty()))
                        .only("other-credentials");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().endsWith("This is about ci.");
    }
}
