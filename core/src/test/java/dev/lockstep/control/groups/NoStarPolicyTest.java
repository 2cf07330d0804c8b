package dev.lockstep.control.groups;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.awsPolicy;
import static dev.lockstep.account.TestAccount.ownPolicy;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoStarPolicyTest {
    private static final String STAR =
            "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": \"*:*\", \"Resource\": \"**\"}",
                "{\"Effect\": \"Allow\", \"Action\": [\"s3:Get*\", \"**\"], \"Resource\":"
                        + " [\"arn:aws:s3:::x\", \"*\"]}",
                "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\": {}}",
                "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
                        + " {\"StringEquals\": {}}}"
            })
    void everything_on_everything_without_a_condition_fails(String statement) {
        judging(new NoStarPolicy(), account().policy("star", "{\"Statement\": " + statement + "}"))
                .fails("star", "line 1, column");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\": \"Deny\", \"Action\": \"*\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": \"iam:*\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"arn:aws:s3:::*\"}",
                "{\"Effect\": \"Allow\", \"NotAction\": \"iam:*\", \"Resource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": \"*\", \"NotResource\": \"*\"}",
                "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\", \"Condition\":"
                        + " {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}}"
            })
    void anything_less_passes(String statement) {
        judging(new NoStarPolicy(), account().policy("own", "{\"Statement\": " + statement + "}"))
                .passes("own");
    }

    @Test
    void the_three_must_stand_in_one_statement() {
        String split =
                "{\"Statement\": [{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\":"
                        + " \"arn:aws:s3:::x\"}, {\"Effect\": \"Allow\", \"Action\": \"s3:*\","
                        + " \"Resource\": \"*\"}]}";
        judging(new NoStarPolicy(), account().policy("split", split)).passes("split");
    }

    @Test
    void a_Deny_beside_it_is_not_subtracted() {
        String both =
                "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"iam:*\", \"Resource\":"
                        + " \"*\"}, {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\":"
                        + " \"*\"}]}";
        judging(new NoStarPolicy(), account().policy("both", both)).fails("both");
    }

    @Test
    void inline_policies_of_users_groups_and_roles_are_judged_with_their_owners() {
        var inline = List.of(new InlinePolicy("all", PolicyDocument.parse(STAR)));
        var judged =
                judging(
                                new NoStarPolicy(),
                                account()
                                        .user("alice", u -> u.inlinePolicy("all", STAR))
                                        .group("ops", List.of(), inline)
                                        .role("app", "/", Trusts.LAMBDA, List.of(), inline))
                        .hasSubjects("alice/all", "ops/all", "app/all")
                        .fails("alice/all")
                        .fails("ops/all")
                        .fails("app/all");
        assertThat(judged.of("alice/all").subject().owner()).contains("alice");
        assertThat(judged.of("app/all").subject().arn())
                .contains("arn:aws:iam::123456789012:role/app");
    }

    @Test
    void AWS_managed_policies_are_no_subjects() {
        judging(
                        new NoStarPolicy(),
                        withPolicies(
                                new ManagedPolicy(
                                        "AdministratorAccess",
                                        awsPolicy("AdministratorAccess").arn(),
                                        "/",
                                        1,
                                        "v1",
                                        Optional.of(PolicyDocument.parse(STAR)))))
                .hasSubjects();
    }

    @Test
    void a_default_version_without_its_document_is_undetermined() {
        judging(
                        new NoStarPolicy(),
                        withPolicies(
                                new ManagedPolicy(
                                        "own",
                                        ownPolicy("own").arn(),
                                        "/",
                                        1,
                                        "v3",
                                        Optional.empty())))
                .isUndetermined("own", "default version v3");
    }

    @Test
    void a_document_that_is_no_policy_is_undetermined_with_its_place() {
        judging(new NoStarPolicy(), account().policy("own", "{\"Statement\": 7}"))
                .isUndetermined("own", "line 1, column");
    }

    @Test
    void policies_that_were_not_read_are_undetermined_for_the_account() {
        judging(new NoStarPolicy(), account().denied(ReadKey.DETAILS))
                .hasSubjects(TestAccount.ID)
                .isUndetermined(TestAccount.ID, "iam:GetAccountAuthorizationDetails");
        judging(new NoStarPolicy(), account().without(ReadKey.DETAILS))
                .isUndetermined(TestAccount.ID);
    }

    @Test
    void what_is_known_fails_beside_a_list_that_is_missing() {
        var withoutRoles =
                account()
                        .policy("star", STAR)
                        .change(answers ->
                                answers.with(
                                        ReadKey.DETAILS,
                                        answers.get(ReadKey.DETAILS)
                                                .map(details ->
                                                        new AuthorizationDetails(
                                                                details.users(),
                                                                details.groups(),
                                                                Optional.empty(),
                                                                details.policies()))));
        judging(new NoStarPolicy(), withoutRoles)
                .fails("star")
                .isUndetermined(TestAccount.ID, "RoleDetailList");
    }

    private static TestAccount withPolicies(ManagedPolicy... policies) {
        return account()
                .change(answers ->
                        answers.with(
                                ReadKey.DETAILS,
                                answers.get(ReadKey.DETAILS)
                                        .map(details ->
                                                new AuthorizationDetails(
                                                        details.users(),
                                                        details.groups(),
                                                        details.roles(),
                                                        Optional.of(List.of(policies))))));
    }
}
