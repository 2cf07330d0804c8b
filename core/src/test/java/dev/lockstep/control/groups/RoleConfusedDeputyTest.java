package dev.lockstep.control.groups;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;
import static dev.lockstep.control.groups.Trusts.policy;
import static dev.lockstep.control.groups.Trusts.statement;
import static dev.lockstep.control.groups.Trusts.trust;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.control.Judging;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleConfusedDeputyTest {
    private static final String SCHEDULER = "{\"Service\": \"scheduler.amazonaws.com\"}";
    private static final String SOURCE =
            "{\"StringEquals\": {\"aws:SourceAccount\": \"123456789012\"}}";

    private static Judging judge(String trustPolicy) {
        return judging(new RoleConfusedDeputy(), account().role("nightly", trustPolicy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scheduler.amazonaws.com",
                "states.amazonaws.com",
                "states.eu-west-1.amazonaws.com",
                "states.cn-north-1.amazonaws.com.cn",
                "vpc-flow-logs.amazonaws.com",
                "bedrock.amazonaws.com",
                "ssm.amazonaws.com",
                "codebuild.amazonaws.com"
            })
    void a_listed_service_without_a_condition_on_its_source_fails(String service) {
        judge(trust("{\"Service\": \"" + service + "\"}", "")).fails("nightly", "any account");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"StringEquals\": {\"aws:SourceAccount\": \"123456789012\"}}",
                "{\"ArnLike\": {\"AWS:sourcearn\": \"arn:aws:scheduler:*:123456789012:*\"}}",
                "{\"StringEquals\": {\"aws:SourceOrgID\": \"o-exampleorgid\"}}",
                "{\"ForAnyValue:StringLike\": {\"aws:SourceOrgPaths\": \"o-exampleorgid/*\"}}"
            })
    void a_condition_on_the_source_passes(String condition) {
        judge(trust(SCHEDULER, condition)).passes("nightly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"StringEquals\": {\"aws:RequestedRegion\": \"eu-west-1\"}}",
                "{\"ArnLike\": {\"aws:SourceArn\": \"*\"}}",
                "{\"Null\": {\"aws:SourceArn\": \"false\"}}"
            })
    void a_condition_that_leaves_the_source_open_fails(String condition) {
        judge(trust(SCHEDULER, condition)).fails("nightly", "scheduler.amazonaws.com");
    }

    @Test
    void each_statement_is_judged_by_itself() {
        judge(
                        policy(
                                statement("Allow", SCHEDULER, "\"sts:AssumeRole\"", SOURCE),
                                statement("Allow", SCHEDULER, "\"sts:AssumeRole\"", "")))
                .fails("nightly");
    }

    @Test
    void a_service_that_does_not_send_its_source_is_not_applicable() {
        judge(Trusts.LAMBDA).isNotApplicable("nightly");
        judge(trust("{\"Service\": \"ec2.amazonaws.com\"}", "")).isNotApplicable("nightly");
        judge(trust("{\"Service\": \"states.example.com\"}", "")).isNotApplicable("nightly");
        judge(trust("{\"AWS\": \"123456789012\"}", "")).isNotApplicable("nightly");
    }

    @Test
    void a_service_linked_role_is_not_applicable() {
        judging(
                        new RoleConfusedDeputy(),
                        account()
                                .role(
                                        "AWSServiceRoleForAmazonSSM",
                                        "/aws-service-role/ssm.amazonaws.com/",
                                        trust("{\"Service\": \"ssm.amazonaws.com\"}", ""),
                                        List.of(),
                                        List.of()))
                .isNotApplicable("AWSServiceRoleForAmazonSSM");
    }

    @Test
    void a_trust_policy_that_is_no_policy_is_undetermined() {
        judge("nonsense").isUndetermined("nightly");
    }

    @Test
    void roles_that_were_not_read_are_undetermined_for_the_account() {
        judging(new RoleConfusedDeputy(), account().denied(ReadKey.DETAILS))
                .isUndetermined(TestAccount.ID);
        judging(new RoleConfusedDeputy(), account().without(ReadKey.DETAILS))
                .isUndetermined(TestAccount.ID);
    }
}
