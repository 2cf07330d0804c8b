package dev.lockstep.control.groups.effect;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.limited;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.access.judgement.Policies;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Judging;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import org.junit.jupiter.api.Test;

class DevelopersLimitedTest {
    private static final Baseline LIMITING =
            baseline().groups(limited("Developers", "app-runtime", "s3", "lambda")).build();

    private static Judging judge(TestAccount account) {
        return judging(new DevelopersLimited(), account, LIMITING);
    }

    private static TestAccount allowing(String... statements) {
        return account()
                .group(
                        "developers",
                        List.of(),
                        List.of(
                                new InlinePolicy(
                                        "own", PolicyDocument.parse(Policies.of(statements)))));
    }

    @Test
    void a_group_within_its_services_passes_and_others_are_not_judged() {
        judge(
                        allowing(Policies.allow("s3:*", "*"), Policies.allow("lambda:Get*", "*"))
                                .group("writers", awsPolicy("AdministratorAccess")))
                .hasSubjects("developers", "writers")
                .passes("developers")
                .isNotApplicable("writers");
    }

    @Test
    void an_action_of_another_service_fails_and_is_named() {
        judge(allowing(Policies.allow("ec2:StopInstances", "*")))
                .fails("developers", "ec2:StopInstances");
        judge(account().group("developers", awsPolicy("AWSLambda_FullAccess")))
                .fails("developers", "reaches other services");
    }

    @Test
    void passing_another_role_than_the_declared_fails() {
        judge(allowing(Policies.allow("iam:PassRole", Policies.iam("role/app-runtime"))))
                .passes("developers");
        judge(allowing(Policies.allow("iam:PassRole", "*"))).fails("developers", "iam:PassRole");
    }

    @Test
    void a_way_to_become_an_administrator_fails_within_the_services_too() {
        judging(
                        new DevelopersLimited(),
                        allowing(Policies.allow("iam:*", "*")),
                        baseline().groups(limited("developers", "app-runtime", "iam")).build())
                .fails("developers", "can become an administrator");
    }

    @Test
    void an_action_that_nobody_knows_is_undetermined() {
        judge(allowing(Policies.allow("breakfast:Make", "*")))
                .isUndetermined("developers", "breakfast:Make");
    }

    @Test
    void a_policy_whose_document_is_missing_is_undetermined() {
        judge(account().group("developers", awsPolicy("NoSuchPolicyOfAws")))
                .isUndetermined("developers");
    }

    @Test
    void a_group_that_does_not_exist_is_for_another_control() {
        judge(account()).hasSubjects();
    }

    @Test
    void without_the_groups_the_account_is_undetermined_if_any_is_declared() {
        judge(account().denied(ReadKey.DETAILS)).isUndetermined(TestAccount.ID);
        judging(new DevelopersLimited(), account().denied(ReadKey.DETAILS))
                .isNotApplicable(TestAccount.ID);
    }
}
