package dev.lockstep.control.rootmfa;

import static dev.lockstep.account.TestAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.control.Judging;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RootCentralTest {
    private static final String OTHER = "210987654321";
    private static final String FEATURE = "RootCredentialsManagement";

    @Test
    void the_management_account_with_the_feature_passes() {
        judging(features(managedBy(TestAccount.ID), FEATURE, "RootSessions"))
                .passes(TestAccount.ID);
    }

    @Test
    void the_management_account_with_only_root_sessions_fails_and_is_told_both_commands() {
        var judging = judging(features(managedBy(TestAccount.ID), "RootSessions"));

        judging.fails(TestAccount.ID, "not managed centrally");
        assertThat(commands(judging))
                .containsExactly(
                        "aws organizations enable-aws-service-access --service-principal"
                                + " iam.amazonaws.com",
                        "aws iam enable-organizations-root-credentials-management");
    }

    @Test
    void a_delegated_administrator_fails_and_is_told_only_what_it_may_do() {
        var judging = judging(features(managedBy(OTHER)));

        judging.fails(TestAccount.ID);
        assertThat(commands(judging))
                .containsExactly("aws iam enable-organizations-root-credentials-management");
    }

    @Test
    void a_delegated_administrator_with_the_feature_passes() {
        judging(features(managedBy(OTHER), FEATURE)).passes(TestAccount.ID);
    }

    @Test
    void a_member_account_is_not_applicable() {
        judging(managedBy(OTHER)).isNotApplicable(TestAccount.ID);
    }

    @Test
    void an_account_outside_an_organization_is_not_applicable() {
        judging(account()).isNotApplicable(TestAccount.ID);
        judging(account().without(ReadKey.ORGANIZATION_FEATURES)).isNotApplicable(TestAccount.ID);
    }

    @Test
    void an_organization_for_billing_only_is_not_applicable() {
        judging(
                        account()
                                .answer(
                                        ReadKey.ORGANIZATION,
                                        Optional.of(
                                                new Organization(
                                                        "o-example",
                                                        TestAccount.ID,
                                                        "CONSOLIDATED_BILLING")))
                                .denied(ReadKey.ORGANIZATION_FEATURES))
                .isNotApplicable(TestAccount.ID);
    }

    @Test
    void features_that_AWS_refuses_to_show_are_undetermined() {
        judging(managedBy(TestAccount.ID).denied(ReadKey.ORGANIZATION_FEATURES))
                .isUndetermined(TestAccount.ID, "iam:ListOrganizationsFeatures");
    }

    @Test
    void a_member_account_without_that_answer_may_be_a_delegated_administrator() {
        judging(managedBy(OTHER).denied(ReadKey.ORGANIZATION_FEATURES))
                .isUndetermined(TestAccount.ID, "iam:ListOrganizationsFeatures");
    }

    @Test
    void features_decide_where_the_organization_was_not_collected() {
        judging(features(account(), FEATURE).without(ReadKey.ORGANIZATION)).passes(TestAccount.ID);
        judging(features(account()).without(ReadKey.ORGANIZATION)).fails(TestAccount.ID);
        judging(account().without(ReadKey.ORGANIZATION)).isNotApplicable(TestAccount.ID);
    }

    @Test
    void neither_organization_nor_features_is_undetermined_and_names_both() {
        judging(account().denied(ReadKey.ORGANIZATION).denied(ReadKey.ORGANIZATION_FEATURES))
                .isUndetermined(TestAccount.ID, "organizations:DescribeOrganization")
                .isUndetermined(TestAccount.ID, "iam:ListOrganizationsFeatures");
    }

    /// An organization with all features; the account itself is told that it may not ask.
    private static TestAccount managedBy(String management) {
        return account()
                .answer(
                        ReadKey.ORGANIZATION,
                        Optional.of(new Organization("o-example", management, "ALL")));
    }

    private static TestAccount features(TestAccount account, String... enabled) {
        return account.answer(ReadKey.ORGANIZATION_FEATURES, Optional.of(Set.of(enabled)));
    }

    private static List<String> commands(Judging judging) {
        return ((Verdict.Fail) judging.of(TestAccount.ID)).advice().commands();
    }

    private static Judging judging(TestAccount account) {
        return Judging.judging(new RootCentral(), account);
    }
}
