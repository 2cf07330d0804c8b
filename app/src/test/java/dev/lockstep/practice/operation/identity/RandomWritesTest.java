package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.ALLOW_S3;
import static dev.lockstep.practice.operation.identity.TriedAccount.TRUST;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.practice.operation.AwsError;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeletePolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DetachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.PutUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.SetDefaultPolicyVersionRequest;
import software.amazon.awssdk.services.iam.model.UpdateGroupRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserRequest;

/// Whatever is asked of a practice account, in whatever order: it stays an account that AWS could
/// have.
class RandomWritesTest {
    private static final List<String> NAMES = List.of("a", "A", "b", "B", "c");
    private static final List<String> ARNS =
            Stream.concat(
                            NAMES.stream().map(name -> own("policy/" + name)),
                            Stream.of(
                                    TriedAccount.READ_ONLY,
                                    "arn:aws:iam::aws:policy/job-function/Billing"))
                    .toList();

    @Provide
    Arbitrary<List<SdkPojo>> requests() {
        Arbitrary<String> name = Arbitraries.of(NAMES);
        Arbitrary<String> arn = Arbitraries.of(ARNS);
        Arbitrary<Integer> version = Arbitraries.integers().between(1, 7);
        Arbitrary<SdkPojo> ofOne =
                name.flatMap(one ->
                        Arbitraries.of(
                                CreateUserRequest.builder().userName(one).build(),
                                CreateUserRequest.builder().userName(one).build(),
                                DeleteUserRequest.builder().userName(one).build(),
                                CreateGroupRequest.builder().groupName(one).build(),
                                DeleteGroupRequest.builder().groupName(one).build(),
                                CreateRoleRequest.builder()
                                        .roleName(one)
                                        .assumeRolePolicyDocument(TRUST)
                                        .build(),
                                DeleteRoleRequest.builder().roleName(one).build(),
                                CreatePolicyRequest.builder()
                                        .policyName(one)
                                        .policyDocument(ALLOW_S3)
                                        .build(),
                                DeleteUserPermissionsBoundaryRequest.builder()
                                        .userName(one)
                                        .build(),
                                PutUserPolicyRequest.builder()
                                        .userName(one)
                                        .policyName("p")
                                        .policyDocument(ALLOW_S3)
                                        .build(),
                                DeleteUserPolicyRequest.builder()
                                        .userName(one)
                                        .policyName("p")
                                        .build()));
        Arbitrary<SdkPojo> ofTwo =
                Combinators.combine(name, name)
                        .flatAs((one, two) ->
                                Arbitraries.of(
                                        AddUserToGroupRequest.builder()
                                                .groupName(one)
                                                .userName(two)
                                                .build(),
                                        RemoveUserFromGroupRequest.builder()
                                                .groupName(one)
                                                .userName(two)
                                                .build(),
                                        UpdateUserRequest.builder()
                                                .userName(one)
                                                .newUserName(two)
                                                .build(),
                                        UpdateGroupRequest.builder()
                                                .groupName(one)
                                                .newGroupName(two)
                                                .build()));
        Arbitrary<SdkPojo> ofPolicy =
                Combinators.combine(name, arn)
                        .flatAs((one, policy) ->
                                Arbitraries.of(
                                        AttachUserPolicyRequest.builder()
                                                .userName(one)
                                                .policyArn(policy)
                                                .build(),
                                        DetachUserPolicyRequest.builder()
                                                .userName(one)
                                                .policyArn(policy)
                                                .build(),
                                        AttachGroupPolicyRequest.builder()
                                                .groupName(one)
                                                .policyArn(policy)
                                                .build(),
                                        DetachGroupPolicyRequest.builder()
                                                .groupName(one)
                                                .policyArn(policy)
                                                .build(),
                                        AttachRolePolicyRequest.builder()
                                                .roleName(one)
                                                .policyArn(policy)
                                                .build(),
                                        DetachRolePolicyRequest.builder()
                                                .roleName(one)
                                                .policyArn(policy)
                                                .build(),
                                        PutUserPermissionsBoundaryRequest.builder()
                                                .userName(one)
                                                .permissionsBoundary(policy)
                                                .build(),
                                        DeletePolicyRequest.builder().policyArn(policy).build()));
        Arbitrary<SdkPojo> ofVersion =
                Combinators.combine(arn, version)
                        .flatAs((policy, number) ->
                                Arbitraries.of(
                                        CreatePolicyVersionRequest.builder()
                                                .policyArn(policy)
                                                .policyDocument(ALLOW_S3)
                                                .setAsDefault(number % 2 == 0)
                                                .build(),
                                        DeletePolicyVersionRequest.builder()
                                                .policyArn(policy)
                                                .versionId("v" + number)
                                                .build(),
                                        SetDefaultPolicyVersionRequest.builder()
                                                .policyArn(policy)
                                                .versionId("v" + number)
                                                .build()));
        return Arbitraries.frequencyOf(
                        net.jqwik.api.Tuple.of(3, ofOne),
                        net.jqwik.api.Tuple.of(2, ofTwo),
                        net.jqwik.api.Tuple.of(4, ofPolicy),
                        net.jqwik.api.Tuple.of(1, ofVersion))
                .list()
                .ofMinSize(20)
                .ofMaxSize(120);
    }

    /// With a user, a group, a role and a policy named a, and others named b: most writes find what
    /// they change.
    private static TriedAccount peopled() {
        TriedAccount account = TriedAccount.empty();
        for (String name : List.of("a", "b")) {
            account.call(CreateUserRequest.builder().userName(name).build());
            account.call(CreateGroupRequest.builder().groupName(name).build());
            account.call(
                    CreateRoleRequest.builder()
                            .roleName(name)
                            .assumeRolePolicyDocument(TRUST)
                            .build());
            account.call(
                    CreatePolicyRequest.builder()
                            .policyName(name)
                            .policyDocument(ALLOW_S3)
                            .build());
            account.call(AddUserToGroupRequest.builder().groupName(name).userName(name).build());
            account.call(
                    AttachUserPolicyRequest.builder()
                            .userName(name)
                            .policyArn(own("policy/" + name))
                            .build());
        }
        return account;
    }

    @Property(tries = 300)
    void an_account_stays_one_that_AWS_could_have(@ForAll("requests") List<SdkPojo> requests) {
        TriedAccount account = peopled();
        for (SdkPojo request : requests) {
            Account before = account.truth();
            try {
                account.call(request);
            } catch (AwsError refused) {
                assertThat(account.truth()).isSameAs(before);
                assertThat(refused.status()).isBetween(400, 409);
            }
        }
        isWellFormed(account.truth());
    }

    private static void isWellFormed(Account account) {
        uniqueWithoutCase(account.users().keySet());
        uniqueWithoutCase(account.groups().keySet());
        uniqueWithoutCase(account.roles().keySet());
        uniqueWithoutCase(
                account.policies().stream()
                        .filter(one -> !one.isAwsManaged())
                        .map(ManagedPolicy::name)
                        .toList());
        account.users()
                .forEach((name, user) -> {
                    assertThat(user.name()).isEqualTo(name);
                    assertThat(user.arn()).contains(own("user/" + name));
                    assertThat(account.groups().keySet()).containsAll(user.groups());
                    assertThat(user.groups()).doesNotHaveDuplicates().hasSizeLessThan(11);
                    assertThat(user.attachedPolicies()).hasSizeLessThan(11);
                });
        account.groups().forEach((name, group) -> assertThat(group.name()).isEqualTo(name));
        List<AttachedPolicy> attached =
                Stream.of(
                                account.users().values().stream()
                                        .flatMap(one -> one.attachedPolicies().stream()),
                                account.groups().values().stream()
                                        .flatMap(one -> one.attachedPolicies().stream()),
                                account.roles().values().stream()
                                        .flatMap(one -> one.attachedPolicies().stream()))
                        .flatMap(one -> one)
                        .toList();
        assertThat(account.policies()).extracting(ManagedPolicy::arn).doesNotHaveDuplicates();
        for (ManagedPolicy policy : account.policies()) {
            long count = attached.stream().filter(one -> one.arn().equals(policy.arn())).count();
            assertThat((long) policy.attachmentCount()).as(policy.arn()).isEqualTo(count);
            assertThat(policy.versions()).hasSizeLessThan(6);
            assertThat(policy.document().isPresent()).isEqualTo(!policy.isAwsManaged());
        }
        assertThat(account.policies())
                .extracting(ManagedPolicy::arn)
                .containsAll(attached.stream().map(AttachedPolicy::arn).toList())
                .containsAll(
                        account.users().values().stream()
                                .flatMap(one -> one.boundary().stream())
                                .map(AttachedPolicy::arn)
                                .toList());
    }

    private static void uniqueWithoutCase(Collection<String> names) {
        assertThat(names.stream().map(name -> name.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }
}
