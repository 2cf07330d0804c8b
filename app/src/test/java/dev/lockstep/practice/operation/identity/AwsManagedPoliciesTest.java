package dev.lockstep.practice.operation.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.PolicyDocument;
import org.junit.jupiter.api.Test;

class AwsManagedPoliciesTest {
    @Test
    void there_are_1594_with_names_and_ids_of_their_own() {
        var all = AwsManagedPolicies.all("aws");

        assertThat(all).hasSize(1594);
        assertThat(all).extracting(ManagedPolicy::name).doesNotHaveDuplicates();
        assertThat(all).extracting(ManagedPolicy::id).doesNotHaveDuplicates();
        assertThat(all).allMatch(ManagedPolicy::isAwsManaged);
    }

    @Test
    void every_document_is_a_policy() {
        assertThat(AwsManagedPolicies.all("aws"))
                .allSatisfy(policy ->
                        assertThat(
                                        AwsManagedPolicies.find("aws", policy.arn())
                                                .flatMap(ManagedPolicy::document))
                                .containsInstanceOf(PolicyDocument.class));
    }

    @Test
    void an_id_is_the_same_each_time_and_looks_like_one_of_AWS() {
        var policy =
                AwsManagedPolicies.find("aws", "arn:aws:iam::aws:policy/AdministratorAccess")
                        .orElseThrow();

        assertThat(policy.id().orElseThrow()).matches("ANPA[A-Z2-7]{17}");
        assertThat(policy.id())
                .isEqualTo(
                        AwsManagedPolicies.find(
                                        "aws-us-gov",
                                        "arn:aws-us-gov:iam::aws:policy/AdministratorAccess")
                                .orElseThrow()
                                .id());
    }

    @Test
    void the_ARN_of_another_partition_or_path_is_no_policy() {
        assertThat(AwsManagedPolicies.find("aws", "arn:aws-cn:iam::aws:policy/ReadOnlyAccess"))
                .isEmpty();
        assertThat(AwsManagedPolicies.find("aws", "arn:aws:iam::aws:policy/Billing")).isEmpty();
    }
}
