package dev.lockstep.control.groups;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import org.junit.jupiter.api.Test;

class PoliciesThroughGroupsTest {
    @Test
    void a_user_without_policies_of_its_own_passes() {
        judging(
                        new PoliciesThroughGroups(),
                        account().user("alice", u -> u.inGroup("developers").boundary("PowerUser")))
                .passes("alice");
    }

    @Test
    void attached_and_inline_policies_fail_in_one_finding_that_lists_them() {
        judging(
                        new PoliciesThroughGroups(),
                        account()
                                .user(
                                        "alice",
                                        u ->
                                                u.attached("ReadOnlyAccess")
                                                        .inlinePolicy(
                                                                "extra", "{\"Statement\": []}")))
                .hasSubjects("alice")
                .fails("alice", "ReadOnlyAccess, extra (inline)");
    }

    @Test
    void the_quarantine_of_a_leaked_key_does_not_count() {
        judging(
                        new PoliciesThroughGroups(),
                        account()
                                .user("alice", u -> u.attached("AWSCompromisedKeyQuarantine"))
                                .user("bob", u -> u.attached("AWSCompromisedKeyQuarantineV3"))
                                .user("carol", u -> u.attached("AWSCompromisedKeyQuarantineX")))
                .passes("alice")
                .passes("bob")
                .fails("carol");
    }

    @Test
    void a_user_whose_policies_were_not_read_is_undetermined() {
        judging(
                        new PoliciesThroughGroups(),
                        account().user("alice", u -> u).denied(ReadKey.DETAILS))
                .isUndetermined("alice", "iam:GetAccountAuthorizationDetails");
    }

    @Test
    void users_that_cannot_be_listed_are_undetermined_for_the_account() {
        judging(
                        new PoliciesThroughGroups(),
                        account()
                                .user("alice", u -> u)
                                .without(ReadKey.DETAILS)
                                .without(ReadKey.USERS)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .hasSubjects(TestAccount.ID)
                .isUndetermined(TestAccount.ID);
    }
}
