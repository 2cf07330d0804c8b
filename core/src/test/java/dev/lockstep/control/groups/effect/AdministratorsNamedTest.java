package dev.lockstep.control.groups.effect;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.baseline.TestBaseline.administrators;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.judgement.Policies;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Judging;
import org.junit.jupiter.api.Test;

class AdministratorsNamedTest {
    private static final Baseline NAMING =
            baseline().groups(administrators("Admins")).breakGlass("emergency").build();

    private static Judging judge(TestAccount account) {
        return judging(new AdministratorsNamed(), account, NAMING);
    }

    private static TestAccount admins() {
        return account().group("admins", awsPolicy("AdministratorAccess"));
    }

    @Test
    void a_user_who_may_do_everything_fails_outside_the_group_and_passes_in_it() {
        judge(
                        admins().user("alice", u -> u.inGroup("admins"))
                                .user("bob", u -> u.attached("AdministratorAccess"))
                                .user("carol", u -> u.attached("SecurityAudit"))
                                .user("emergency", u -> u.attached("AdministratorAccess")))
                .hasSubjects("alice", "bob", "carol", "emergency")
                .passes("alice")
                .fails("bob", "is an administrator in effect")
                .passes("carol")
                .passes("emergency");
    }

    @Test
    void the_evidence_names_the_statement_and_that_the_document_is_of_the_catalogue() {
        var verdict =
                judge(account().user("bob", u -> u.attached("AdministratorAccess"))).of("bob");
        assertThat(verdict.evidence().toString())
                .contains("identity policy AdministratorAccess, statement")
                .contains("built-in catalogue of AWS managed policies");
    }

    @Test
    void any_name_and_a_user_who_can_change_an_own_policy_fail() {
        judge(
                        account()
                                .user(
                                        "bob",
                                        u ->
                                                u.inlinePolicy(
                                                        "reader",
                                                        Policies.of(
                                                                Policies.allow(
                                                                        "iam:PutUserPolicy", "*"))))
                                .user(
                                        "carol",
                                        u ->
                                                u.inlinePolicy(
                                                        "administrator",
                                                        Policies.of(
                                                                Policies.allow(
                                                                        "s3:GetObject", "*")))))
                .fails("bob")
                .passes("carol");
    }

    @Test
    void a_boundary_keeps_a_user_from_being_one() {
        judge(
                        account()
                                .user(
                                        "bob",
                                        u ->
                                                u.attached("AdministratorAccess")
                                                        .boundary("AmazonS3ReadOnlyAccess")))
                .passes("bob");
    }

    @Test
    void a_boundary_or_policy_that_nobody_knows_is_undetermined() {
        judge(
                        account()
                                .user(
                                        "bob",
                                        u ->
                                                u.attached("AdministratorAccess")
                                                        .boundary("NoSuchPolicyOfAws"))
                                .user("carol", u -> u.attached("NoSuchPolicyOfAws")))
                .isUndetermined("bob")
                .isUndetermined("carol", "NoSuchPolicyOfAws");
    }

    @Test
    void without_the_details_everybody_is_undetermined_but_break_glass_users() {
        judge(admins().user("bob", u -> u).user("emergency", u -> u).without(ReadKey.DETAILS))
                .isUndetermined("bob")
                .passes("emergency");
    }

    @Test
    void where_users_cannot_be_listed_the_account_is_undetermined() {
        judge(
                        admins().denied(ReadKey.DETAILS)
                                .denied(ReadKey.USERS)
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined(TestAccount.ID);
    }
}
