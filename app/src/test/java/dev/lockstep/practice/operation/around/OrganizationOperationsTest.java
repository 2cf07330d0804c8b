package dev.lockstep.practice.operation.around;

import static dev.lockstep.practice.operation.around.PlayedAccount.ID;
import static dev.lockstep.practice.operation.around.PlayedAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.organization.OrganizationAccount;
import dev.lockstep.account.organization.ServiceControlLevel;
import dev.lockstep.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.ListOrganizationsFeaturesRequest;
import software.amazon.awssdk.services.iam.model.ListOrganizationsFeaturesResponse;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationRequest;
import software.amazon.awssdk.services.organizations.model.DescribeOrganizationResponse;
import software.amazon.awssdk.services.organizations.model.DescribePolicyRequest;
import software.amazon.awssdk.services.organizations.model.DescribePolicyResponse;
import software.amazon.awssdk.services.organizations.model.ListAccountsRequest;
import software.amazon.awssdk.services.organizations.model.ListAccountsResponse;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsRequest;
import software.amazon.awssdk.services.organizations.model.ListDelegatedAdministratorsResponse;
import software.amazon.awssdk.services.organizations.model.ListParentsRequest;
import software.amazon.awssdk.services.organizations.model.ListParentsResponse;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetRequest;
import software.amazon.awssdk.services.organizations.model.ListPoliciesForTargetResponse;
import software.amazon.awssdk.services.organizations.model.ListRootsRequest;
import software.amazon.awssdk.services.organizations.model.ListRootsResponse;

class OrganizationOperationsTest {
    private static final String OTHER = "210987654321";

    @Test
    void an_account_outside_an_organization_is_told_so_by_every_call() {
        var practice = new Played(account().made());
        String none =
                "400 AWSOrganizationsNotInUseException: Your account is not a member of an"
                        + " organization.";
        assertThat(practice.refusal(DescribeOrganizationRequest.builder().build())).isEqualTo(none);
        assertThat(practice.refusal(ListAccountsRequest.builder().build())).isEqualTo(none);
        assertThat(practice.refusal(ListRootsRequest.builder().build())).isEqualTo(none);
        assertThat(practice.refusal(ListOrganizationsFeaturesRequest.builder().build()))
                .startsWith("400 OrganizationNotFoundException");
    }

    @Test
    void a_member_sees_the_organization_and_nothing_more_of_it() {
        var practice =
                new Played(
                        account()
                                .organization(OTHER, "ALL")
                                .put(ReadKey.ORGANIZATION_FEATURES, Optional.empty())
                                .made());
        var found =
                practice.answer(
                                DescribeOrganizationRequest.builder().build(),
                                DescribeOrganizationResponse.class)
                        .organization();
        assertThat(found.id()).isEqualTo("o-a1b2c3d4e5");
        assertThat(found.masterAccountId()).isEqualTo(OTHER);
        assertThat(found.masterAccountArn())
                .isEqualTo("arn:aws:organizations::" + OTHER + ":account/o-a1b2c3d4e5/" + OTHER);
        assertThat(found.featureSetAsString()).isEqualTo("ALL");
        String denied =
                "400 AccessDeniedException: You don't have permissions to access this resource.";
        assertThat(practice.refusal(ListAccountsRequest.builder().build())).isEqualTo(denied);
        assertThat(practice.refusal(ListDelegatedAdministratorsRequest.builder().build()))
                .isEqualTo(denied);
        assertThat(practice.refusal(ListParentsRequest.builder().childId(ID).build()))
                .isEqualTo(denied);
        assertThat(practice.refusal(ListOrganizationsFeaturesRequest.builder().build()))
                .startsWith("400 AccountNotManagementOrDelegatedAdministratorException");
    }

    @Test
    void the_management_account_lists_45_accounts_in_pages_of_20() {
        var practice =
                new Played(
                        account()
                                .organization(ID, "ALL")
                                .accounts(
                                        IntStream.range(0, 45)
                                                .mapToObj(i ->
                                                        new OrganizationAccount(
                                                                "%012d".formatted(i),
                                                                "n" + i,
                                                                "ACTIVE"))
                                                .toArray(OrganizationAccount[]::new))
                                .made());
        List<Integer> sizes = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        String token = null;
        do {
            var page =
                    practice.answer(
                            ListAccountsRequest.builder().nextToken(token).build(),
                            ListAccountsResponse.class);
            sizes.add(page.accounts().size());
            page.accounts().forEach(one -> ids.add(one.id()));
            token = page.nextToken();
        } while (token != null);
        assertThat(sizes).containsExactly(20, 20, 5);
        assertThat(ids).doesNotHaveDuplicates().hasSize(45);
        assertThat(practice.refusal(ListAccountsRequest.builder().nextToken("x").build()))
                .startsWith("400 InvalidInputException");
    }

    @Test
    void the_features_of_central_root_access_are_told_to_the_management_account() {
        var practice = new Played(account().organization(ID, "ALL").made());
        assertThat(
                        practice.answer(
                                        ListOrganizationsFeaturesRequest.builder().build(),
                                        ListOrganizationsFeaturesResponse.class)
                                .enabledFeaturesAsStrings())
                .containsExactly("RootSessions");
        assertThat(
                        practice.answer(
                                        ListDelegatedAdministratorsRequest.builder().build(),
                                        ListDelegatedAdministratorsResponse.class)
                                .delegatedAdministrators())
                .isEmpty();
    }

    @Test
    void a_member_that_knows_the_features_is_a_delegated_administrator_and_is_told_them() {
        var practice = new Played(account().organization(OTHER, "ALL").made());
        assertThat(
                        practice.answer(
                                        ListOrganizationsFeaturesRequest.builder().build(),
                                        ListOrganizationsFeaturesResponse.class)
                                .enabledFeaturesAsStrings())
                .containsExactly("RootSessions");
    }

    @Test
    void an_organization_for_bills_alone_has_no_central_root_access() {
        var practice = new Played(account().organization(ID, "CONSOLIDATED_BILLING").made());
        assertThat(practice.refusal(ListOrganizationsFeaturesRequest.builder().build()))
                .startsWith("400 OrganizationNotInAllFeaturesModeException");
    }

    @Test
    void a_reader_of_service_control_policies_walks_up_from_the_account_to_the_root() {
        String all = "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}]}";
        String deny =
                "{\"Statement\":[{\"Effect\":\"Deny\",\"Action\":\"s3:*\",\"Resource\":\"*\"}]}";
        var full = new ServiceControlLevel.Named("FullAWSAccess", PolicyDocument.parse(all));
        var noS3 = new ServiceControlLevel.Named("NoS3", PolicyDocument.parse(deny));
        var practice =
                new Played(
                        account()
                                .organization(ID, "ALL")
                                .level(
                                        new ServiceControlLevel("r-ab12", List.of(full)),
                                        new ServiceControlLevel(
                                                "ou-ab12-11111111", List.of(full, noS3)),
                                        new ServiceControlLevel(ID, List.of(full)))
                                .made());
        assertThat(
                        practice.answer(ListRootsRequest.builder().build(), ListRootsResponse.class)
                                .roots())
                .extracting(root -> root.id())
                .containsExactly("r-ab12");
        assertThat(parent(practice, ID)).isEqualTo("ORGANIZATIONAL_UNIT ou-ab12-11111111");
        assertThat(parent(practice, "ou-ab12-11111111")).isEqualTo("ROOT r-ab12");
        assertThat(practice.refusal(ListParentsRequest.builder().childId("r-ab12").build()))
                .startsWith("400 ChildNotFoundException");

        var policies =
                practice.answer(target("ou-ab12-11111111"), ListPoliciesForTargetResponse.class)
                        .policies();
        assertThat(policies).extracting(one -> one.name()).containsExactly("FullAWSAccess", "NoS3");
        assertThat(policies).extracting(one -> one.awsManaged()).containsExactly(true, false);
        assertThat(policies.getFirst().id()).isEqualTo("p-FullAWSAccess");
        assertThat(policies.getLast().id()).matches("p-[0-9a-z]{8,128}");
        assertThat(policies.getLast().arn())
                .isEqualTo(
                        "arn:aws:organizations::"
                                + ID
                                + ":policy/o-a1b2c3d4e5/service_control_policy/"
                                + policies.getLast().id());
        assertThat(
                        practice.answer(
                                        DescribePolicyRequest.builder()
                                                .policyId(policies.getLast().id())
                                                .build(),
                                        DescribePolicyResponse.class)
                                .policy()
                                .content())
                .isEqualTo(deny);
        assertThat(practice.refusal(target("ou-none"))).startsWith("400 TargetNotFoundException");
        assertThat(practice.refusal(DescribePolicyRequest.builder().policyId("p-00000000").build()))
                .startsWith("400 PolicyNotFoundException");
    }

    private static String parent(Played practice, String child) {
        var parent =
                practice.answer(
                                ListParentsRequest.builder().childId(child).build(),
                                ListParentsResponse.class)
                        .parents()
                        .getFirst();
        return parent.typeAsString() + " " + parent.id();
    }

    private static ListPoliciesForTargetRequest target(String id) {
        return ListPoliciesForTargetRequest.builder()
                .targetId(id)
                .filter("SERVICE_CONTROL_POLICY")
                .build();
    }
}
