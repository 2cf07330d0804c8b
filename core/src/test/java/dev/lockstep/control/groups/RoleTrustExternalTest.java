package dev.lockstep.control.groups;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static dev.lockstep.control.groups.Trusts.policy;
import static dev.lockstep.control.groups.Trusts.statement;
import static dev.lockstep.control.groups.Trusts.trust;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Role;
import dev.lockstep.account.Source;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Judging;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTrustExternalTest {
    private static final String VENDOR = "{\"AWS\": \"arn:aws:iam::210987654321:root\"}";

    private static Judging judge(String trustPolicy) {
        return judging(new RoleTrustExternal(), account().role("vendor", trustPolicy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"AWS\": \"arn:aws:iam::210987654321:root\"}",
                "{\"AWS\": \"210987654321\"}",
                "{\"AWS\": [\"123456789012\", \"arn:aws:iam::210987654321:user/mallory\"]}",
                "{\"AWS\": \"arn:aws:sts::210987654321:assumed-role/x/y\"}",
                "{\"AWS\": \"arn:aws:iam::*:role/x\"}"
            })
    void a_principal_of_an_unknown_account_fails(String principal) {
        judge(trust(principal, "")).fails("vendor", "nobody declared");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"AWS\": \"arn:aws:iam::123456789012:root\"}",
                "{\"AWS\": \"123456789012\"}",
                "{\"Service\": \"lambda.amazonaws.com\"}",
                "{\"Federated\": \"arn:aws:iam::123456789012:saml-provider/okta\"}",
                "{\"Federated\": \"accounts.google.com\"}",
                "\"*\""
            })
    void a_role_without_a_principal_of_another_account_is_not_judged(String principal) {
        judge(trust(principal, "")).isNotApplicable("vendor");
    }

    @Test
    void a_trusted_account_of_the_baseline_passes() {
        Baseline trusting = baseline().trustedAccounts("210987654321").build();
        judging(new RoleTrustExternal(), account().role("vendor", trust(VENDOR, "")), trusting)
                .passes("vendor");
    }

    @Test
    void an_account_of_the_organization_passes_whatever_its_status() {
        var organized =
                account()
                        .role("vendor", trust(VENDOR, ""))
                        .answer(
                                ReadKey.ORGANIZATION_ACCOUNTS,
                                List.of(
                                        new OrganizationAccount(
                                                "210987654321", "old", "SUSPENDED")));
        judging(new RoleTrustExternal(), organized).passes("vendor");
    }

    @Test
    void without_the_list_of_accounts_none_counts_as_in_the_organization() {
        judging(
                        new RoleTrustExternal(),
                        account()
                                .role("vendor", trust(VENDOR, ""))
                                .denied(ReadKey.ORGANIZATION_ACCOUNTS))
                .fails("vendor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"StringEquals\": {\"sts:ExternalId\": \"a1b2\"}}",
                "{\"StringLike\": {\"STS:externalid\": \"team-*\"}}",
                "{\"StringEquals\": {\"aws:PrincipalOrgID\": \"o-exampleorgid\"}}",
                "{\"Bool\": {\"aws:MultiFactorAuthPresent\": \"true\"}}",
                "{\"Bool\": {\"aws:MultiFactorAuthPresent\": true}}",
                "{\"NumericLessThan\": {\"aws:MultiFactorAuthAge\": \"3600\"}}"
            })
    void a_condition_that_guests_must_meet_passes(String condition) {
        judge(trust(VENDOR, condition)).passes("vendor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"StringLike\": {\"sts:ExternalId\": \"*\"}}",
                "{\"StringLike\": {\"sts:ExternalId\": [\"a1b2\", \"?*\"]}}",
                "{\"StringNotEquals\": {\"sts:ExternalId\": \"a1b2\"}}",
                "{\"StringEqualsIfExists\": {\"sts:ExternalId\": \"a1b2\"}}",
                "{\"ForAllValues:StringEquals\": {\"sts:ExternalId\": \"a1b2\"}}",
                "{\"Null\": {\"sts:ExternalId\": \"false\"}}",
                "{\"Bool\": {\"aws:MultiFactorAuthPresent\": \"false\"}}",
                "{\"Bool\": {\"aws:MultiFactorAuthPresent\": [\"true\", \"false\"]}}",
                "{\"BoolIfExists\": {\"aws:MultiFactorAuthPresent\": \"true\"}}",
                "{\"NumericLessThanIfExists\": {\"aws:MultiFactorAuthAge\": \"3600\"}}",
                "{\"StringLike\": {\"aws:PrincipalOrgID\": \"*\"}}",
                "{\"StringEquals\": {\"aws:PrincipalAccount\": \"210987654321\"}}"
            })
    void any_other_condition_fails(String condition) {
        judge(trust(VENDOR, condition)).fails("vendor", "210987654321");
    }

    @Test
    void each_statement_is_judged_by_itself() {
        judge(
                        policy(
                                statement(
                                        "Allow",
                                        VENDOR,
                                        "\"sts:AssumeRole\"",
                                        "{\"StringEquals\": {\"sts:ExternalId\": \"a1b2\"}}"),
                                statement("Allow", "{\"AWS\": \"999999999999\"}", "\"sts:*\"", "")))
                .fails("vendor", "999999999999");
        judge(policy(statement("Deny", VENDOR, "\"sts:AssumeRole\"", "")))
                .isNotApplicable("vendor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AROAEXAMPLEID1234567", "AIDAEXAMPLEID1234567"})
    void the_id_of_a_deleted_principal_passes_and_the_evidence_says_so(String id) {
        var judged = judge(trust("{\"AWS\": \"" + id + "\"}", "")).passes("vendor");
        assertThat(judged.of("vendor").evidence().toString()).contains(id, "names nobody");
    }

    @Test
    void the_account_of_the_role_itself_is_read_from_its_own_ARN() {
        judging(
                        new RoleTrustExternal(),
                        account()
                                .role("own", trust("{\"AWS\": \"123456789012\"}", ""))
                                .without(ReadKey.CALLER_IDENTITY))
                .isNotApplicable("own");
    }

    @Test
    void a_stranger_is_undetermined_where_the_own_account_is_not_known() {
        var role =
                new Role(
                        "vendor",
                        "no ARN",
                        "/",
                        PolicyDocument.parse(trust(VENDOR, "")),
                        List.of(),
                        List.of(),
                        Optional.empty());
        var answers =
                Answers.none(Answers.Origin.UNKNOWN)
                        .with(
                                ReadKey.DETAILS,
                                Read.known(
                                        new AuthorizationDetails(
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.of(List.of(role)),
                                                Optional.empty()),
                                        Source.of("details", Optional.empty())));
        judging(new RoleTrustExternal(), AccountSnapshot.of(answers), Baseline.DEFAULT)
                .isUndetermined("vendor", "the id of this account");
    }

    @Test
    void a_trust_policy_that_is_no_policy_is_undetermined() {
        judge("nonsense").isUndetermined("vendor");
    }

    @Test
    void roles_that_were_not_read_are_undetermined_for_the_account() {
        judging(new RoleTrustExternal(), account().denied(ReadKey.DETAILS))
                .isUndetermined(TestAccount.ID);
        judging(new RoleTrustExternal(), account().without(ReadKey.DETAILS))
                .isUndetermined(TestAccount.ID);
    }
}
