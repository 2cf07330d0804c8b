package dev.lockstep.plan.mending;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.plan.mending.Planning.planning;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.change.Change;
import dev.lockstep.effect.Effect;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Users for whom nobody answers are taken out step by step.
class StrangersTest {
    private static TestBaseline roster() {
        return baseline().person("alice", false).breakGlass("glass");
    }

    private static Planning about(String user, UnaryOperator<TestUser> facts) {
        return planning(account().user(user, u -> facts.apply(u.createdDaysAgo(900))), roster())
                .only("user-on-roster");
    }

    @Test
    void first_the_console_then_the_keys() {
        assertThat(
                        about(
                                        "mallory",
                                        u ->
                                                u.passwordChangedDaysAgo(400)
                                                        .passwordUsedDaysAgo(100)
                                                        .activeKey("AKIA1", 300, 90)
                                                        .activeUnusedKey("AKIA2", 300))
                                .does())
                .containsExactly(
                        "Take the console password of mallory away; it was last used on 2026-08-17.",
                        "Make the access key AKIA1 of mallory inactive; it was last used on"
                                + " 2026-08-27.",
                        "Make the access key AKIA2 of mallory inactive; it was never used.");
    }

    @Test
    void who_is_out_since_13_days_waits_for_one_more() {
        Planning plan = about("mallory", u -> u.inactiveKey("AKIA1", 300, 13));

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says())
                .singleElement()
                .asString()
                .contains("a plan that is made after 2026-11-26 deletes them")
                .endsWith("This is about mallory.");
    }

    @Test
    void who_is_out_since_14_days_is_deleted_with_all_that_hangs_on_it() {
        Planning plan =
                about(
                        "mallory",
                        u ->
                                u.inactiveKey("AKIA1", 300, 14)
                                        .virtualMfa()
                                        .mfa("GAHT123")
                                        .sshKey("APKA1", false, 200)
                                        .signingCertificate("CERT1", false, 200)
                                        .serviceCredential(
                                                "ACCA1",
                                                "codecommit.amazonaws.com",
                                                "Inactive",
                                                200,
                                                Optional.empty())
                                        .attached("ReadOnlyAccess")
                                        .inGroup("developers"));

        Change change = plan.changes().getFirst();
        assertThat(change.kind()).isEqualTo("delete-user");
        assertThat(change.undoing()).isInstanceOf(Change.Undoing.Impossible.class);
        assertThat(change.effects())
                .extracting(Effect::operation)
                .containsExactly(
                        "iam:DeleteAccessKey",
                        "iam:DeleteSigningCertificate",
                        "iam:DeleteSSHPublicKey",
                        "iam:DeleteServiceSpecificCredential",
                        "iam:DeactivateMFADevice",
                        "iam:DeactivateMFADevice",
                        "iam:DeleteVirtualMFADevice",
                        "iam:DetachUserPolicy",
                        "iam:RemoveUserFromGroup",
                        "iam:DeleteUser");
    }

    @Test
    void a_last_use_13_days_ago_makes_it_wait_too() {
        assertThat(about("mallory", u -> u.key("AKIA1", false, 300, 20, Optional.of(13L))).does())
                .isEmpty();
    }

    @Test
    void a_key_that_the_report_still_shows_active_was_made_inactive_just_now() {
        TestAccount account =
                account()
                        .user("mallory", u -> u.createdDaysAgo(900).inactiveKey("AKIA1", 300, 200))
                        .reportCell(
                                "mallory",
                                dev.lockstep.account.CredentialReport.Column.ACCESS_KEY_1_ACTIVE,
                                "true");
        Planning plan = planning(account, roster()).only("user-on-roster");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().contains("after 2026-12-09");
    }

    @Test
    void without_keys_AWS_does_not_tell_since_when_so_a_person_deletes_it() {
        Planning plan = about("mallory", u -> u);

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().contains("AWS does not tell since when");
    }

    @Test
    void without_keys_a_run_that_took_the_password_14_days_ago_tells_since_when() {
        assertThat(about("mallory", u -> u).takenOut("mallory", 14).does())
                .containsExactly(
                        "Delete the user mallory, whom nobody answers for, with all that hangs on"
                                + " it.");
        assertThat(about("mallory", u -> u).takenOut("mallory", 13).does()).isEmpty();
    }

    @Test
    void nobody_is_deleted_of_whom_something_is_not_known() {
        TestAccount account =
                account()
                        .user("mallory", u -> u.createdDaysAgo(900).inactiveKey("AKIA1", 300, 200))
                        .denied(ReadKey.SSH_PUBLIC_KEYS);
        Planning plan = planning(account, roster()).only("user-on-roster");

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says())
                .singleElement()
                .asString()
                .contains("AWS refused iam:ListSSHPublicKeys")
                .contains("--deep");
    }

    @Test
    void a_user_under_quarantine_is_not_deleted() {
        Planning plan =
                about(
                        "mallory",
                        u ->
                                u.inactiveKey("AKIA1", 300, 200)
                                        .attached("AWSCompromisedKeyQuarantineV2"));

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().contains("before AWS's case is closed");
    }

    @Test
    void working_SSH_keys_are_left_to_a_person() {
        Planning plan =
                about("mallory", u -> u.inactiveKey("AKIA1", 300, 200).sshKey("APKA1", true, 9));

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says()).singleElement().asString().contains("SSH public keys");
    }

    @Test
    void a_shared_login_that_was_used_yesterday_is_left_to_a_person() {
        Planning plan =
                about(
                        "admin",
                        u ->
                                u.passwordChangedDaysAgo(400)
                                        .passwordUsedDaysAgo(1)
                                        .activeKey("AKIA1", 300, 1));

        assertThat(plan.does()).isEmpty();
        assertThat(plan.says())
                .singleElement()
                .asString()
                .contains("once it has not been used for 14 days");
    }

    @Test
    void a_shared_login_that_nobody_uses_is_taken_out() {
        assertThat(about("test", u -> u.passwordChangedDaysAgo(400).passwordUsedDaysAgo(15)).does())
                .hasSize(1);
    }

    @Test
    void break_glass_users_are_never_touched() {
        assertThat(
                        planning(
                                        account()
                                                .user(
                                                        "glass",
                                                        u ->
                                                                u.createdDaysAgo(900)
                                                                        .passwordChangedDaysAgo(400)
                                                                        .passwordUsedDaysAgo(300)
                                                                        .activeUnusedKey(
                                                                                "AKIA1", 300)
                                                                        .inactiveKey(
                                                                                "AKIA2", 300, 200)),
                                        roster())
                                .changes())
                .filteredOn(change -> change.title().contains("glass"))
                .isEmpty();
    }

    @Test
    void without_a_roster_nobody_is_a_stranger() {
        Planning plan =
                planning(
                        account()
                                .user(
                                        "mallory",
                                        u -> u.createdDaysAgo(900).inactiveKey("AKIA1", 300, 20)),
                        baseline());

        assertThat(plan.changes()).noneMatch(change -> change.kind().equals("delete-user"));
    }

    @Test
    void an_idle_stranger_is_deleted_and_an_idle_person_is_asked_about() {
        TestAccount account =
                account()
                        .user("mallory", u -> u.createdDaysAgo(900).inactiveKey("AKIA1", 300, 20))
                        .user("alice", u -> u.createdDaysAgo(900).inactiveKey("AKIA2", 300, 20));
        Planning plan = planning(account, roster()).only("user-idle");

        assertThat(plan.changes()).extracting(Change::kind).containsExactly("delete-user");
        assertThat(plan.says()).singleElement().asString().endsWith("This is about alice.");
    }

    @Test
    void an_accepted_stranger_stays_when_idle() {
        TestAccount account =
                account().user("mallory", u -> u.createdDaysAgo(900).inactiveKey("AKIA1", 300, 20));

        assertThat(
                        planning(
                                        account,
                                        roster().exception(
                                                        "user-on-roster", "mallory", "2027-01-01"))
                                .only("user-idle")
                                .does())
                .isEmpty();
    }
}
