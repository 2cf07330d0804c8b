package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.NOW;
import static dev.lockstep.practice.operation.identity.TriedAccount.READ_ONLY;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;
import software.amazon.awssdk.services.iam.model.UpdateUserRequest;

class UserOperationsTest {
    private static CreateUserRequest.Builder create(String name) {
        return CreateUserRequest.builder().userName(name);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static DeleteUserRequest delete(String name) {
        return DeleteUserRequest.builder().userName(name).build();
    }

    private static software.amazon.awssdk.services.iam.model.User get(
            TriedAccount account, String name) {
        return account.call(GetUserRequest.builder().userName(name).build(), GetUserResponse.class)
                .user();
    }

    @Test
    void a_new_user_is_answered_with_id_ARN_path_date_tags_and_boundary() {
        var user =
                small().call(
                                create("carol")
                                        .path("/team/")
                                        .permissionsBoundary(own("policy/own"))
                                        .tags(tag("Cost", "7"))
                                        .build(),
                                CreateUserResponse.class)
                        .user();

        assertThat(user.userName()).isEqualTo("carol");
        assertThat(user.path()).isEqualTo("/team/");
        assertThat(user.arn()).isEqualTo(own("user/team/carol"));
        assertThat(user.userId()).startsWith("AIDA").hasSize(21);
        assertThat(user.createDate()).isEqualTo(NOW);
        assertThat(user.permissionsBoundary().permissionsBoundaryArn())
                .isEqualTo(own("policy/own"));
        assertThat(user.tags()).containsExactly(tag("Cost", "7"));
    }

    @Test
    void a_user_without_a_path_has_the_path_slash_and_shows_no_tags() {
        var user = small().call(create("carol").build(), CreateUserResponse.class).user();

        assertThat(user.path()).isEqualTo("/");
        assertThat(user.hasTags()).isFalse();
        assertThat(user.permissionsBoundary()).isNull();
    }

    @Test
    void a_name_that_differs_in_hangingonly_exists_already() {
        small().refuses(
                        create("ALICE").build(),
                        409,
                        "EntityAlreadyExists",
                        "User with name ALICE already exists.");
    }

    @Test
    void a_boundary_that_does_not_exist_makes_no_user() {
        small().refuses(
                        create("carol").permissionsBoundary(own("policy/none")).build(),
                        404,
                        "NoSuchEntity",
                        "Scope ARN: "
                                + own("policy/none")
                                + " does not exist or is not attachable.");
    }

    @Test
    void the_user_after_the_last_of_5000_exceeds_the_quota() {
        TriedAccount account = TriedAccount.empty();
        account.with(state -> {
            var users = new TreeMap<String, User>();
            IntStream.range(0, 5000)
                    .mapToObj(i -> "user" + i)
                    .forEach(name ->
                            users.put(
                                    name,
                                    User.named(
                                            name,
                                            Optional.empty(),
                                            Optional.empty(),
                                            "/",
                                            Optional.empty())));
            var before = state.truth();
            return state.withTruth(
                    new dev.lockstep.account.Account(
                            before.id(),
                            before.partition(),
                            before.alias(),
                            before.passwordPolicy(),
                            before.root(),
                            users,
                            before.groups(),
                            before.roles(),
                            before.policies(),
                            before.virtualMfaDevices(),
                            before.serverCertificates(),
                            before.samlProviders(),
                            before.openIdConnectProviders(),
                            before.organization(),
                            before.organizationAccounts(),
                            before.organizationFeatures(),
                            before.serviceControlPolicies(),
                            before.alternateContacts(),
                            before.regions(),
                            before.analyzers(),
                            before.trails()),
                    NOW);
        });

        account.refuses(
                create("carol").build(),
                409,
                "LimitExceeded",
                "Cannot exceed quota for UsersPerAccount: 5000");
        account.call(delete("user7"));
        account.call(create("carol").build());
        assertThat(account.truth().users()).hasSize(5000).containsKey("carol");
    }

    @Test
    void a_user_is_read_with_tags_and_boundary_but_listed_without() {
        TriedAccount account = small();
        account.call(
                create("carol")
                        .tags(tag("Cost", "7"))
                        .permissionsBoundary(own("policy/own"))
                        .build());

        assertThat(get(account, "carol").tags()).containsExactly(tag("Cost", "7"));
        assertThat(get(account, "carol").permissionsBoundary()).isNotNull();
        var listed =
                account.call(ListUsersRequest.builder().build(), ListUsersResponse.class)
                        .users()
                        .getLast();
        assertThat(listed.userName()).isEqualTo("carol");
        assertThat(listed.hasTags()).isFalse();
        assertThat(listed.permissionsBoundary()).isNull();
    }

    @Test
    void a_user_that_is_not_there_cannot_be_found() {
        small().refuses(
                        GetUserRequest.builder().userName("carol").build(),
                        404,
                        "NoSuchEntity",
                        "The user with name carol cannot be found.");
    }

    @Test
    void without_a_name_a_user_reads_itself() {
        TriedAccount account = small().calledBy(new Caller.IamUser("bob", false, false));

        var user = account.call(GetUserRequest.builder().build(), GetUserResponse.class).user();

        assertThat(user.userName()).isEqualTo("bob");
        assertThat(user.arn()).isEqualTo(own("user/it/bob"));
    }

    @Test
    void without_a_name_root_reads_root_whose_id_is_the_account() {
        var user = small().call(GetUserRequest.builder().build(), GetUserResponse.class).user();

        assertThat(user.arn()).isEqualTo(own("root"));
        assertThat(user.userId()).isEqualTo(TriedAccount.ID);
    }

    @Test
    void without_a_name_a_session_of_a_role_is_told_to_name_a_user() {
        small().calledBy(new Caller.RoleSession("deploy", "s", false))
                .refuses(
                        GetUserRequest.builder().build(),
                        400,
                        "ValidationError",
                        "Must specify userName when calling with non-User credentials");
    }

    @Test
    void users_are_listed_page_by_page_and_by_path() {
        TriedAccount account = small();

        var first =
                account.call(
                        ListUsersRequest.builder().maxItems(1).build(), ListUsersResponse.class);
        var second =
                account.call(
                        ListUsersRequest.builder().marker(first.marker()).build(),
                        ListUsersResponse.class);
        var ofPath =
                account.call(
                        ListUsersRequest.builder().pathPrefix("/it").build(),
                        ListUsersResponse.class);

        assertThat(first.users()).extracting(one -> one.userName()).containsExactly("alice");
        assertThat(first.isTruncated()).isTrue();
        assertThat(second.users()).extracting(one -> one.userName()).containsExactly("bob");
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.marker()).isNull();
        assertThat(ofPath.users()).extracting(one -> one.userName()).containsExactly("bob");
    }

    @Test
    void reads_see_a_write_late_but_the_next_write_knows_of_it() {
        TriedAccount account = small().readsStandStill();
        account.call(create("carol").build());

        account.refuses(
                GetUserRequest.builder().userName("carol").build(),
                404,
                "NoSuchEntity",
                "The user with name carol cannot be found.");
        account.refuses(
                create("carol").build(),
                409,
                "EntityAlreadyExists",
                "User with name carol already exists.");
        account.call(delete("carol"));
    }

    @Test
    void a_user_gets_another_name_and_path_and_stays_the_same_principal() {
        TriedAccount account = small();
        String id = get(account, "alice").userId();

        account.call(
                UpdateUserRequest.builder()
                        .userName("alice")
                        .newUserName("alicia")
                        .newPath("/it/")
                        .build());

        assertThat(get(account, "alicia").userId()).isEqualTo(id);
        assertThat(get(account, "alicia").arn()).isEqualTo(own("user/it/alicia"));
        assertThat(account.truth().users().get("alicia").groups()).containsExactly("developers");
        account.refuses(
                GetUserRequest.builder().userName("alice").build(),
                404,
                "NoSuchEntity",
                "The user with name alice cannot be found.");
    }

    @Test
    void a_user_cannot_get_the_name_of_another_but_its_own_in_other_letters() {
        TriedAccount account = small();

        account.refuses(
                UpdateUserRequest.builder().userName("alice").newUserName("Bob").build(),
                409,
                "EntityAlreadyExists",
                "User with name Bob already exists.");
        account.call(UpdateUserRequest.builder().userName("alice").newUserName("Alice").build());

        assertThat(account.truth().users()).containsOnlyKeys("Alice", "bob");
    }

    @Test
    void the_password_and_the_sessions_of_a_user_go_with_its_name() {
        TriedAccount account = small();
        var session =
                new Secrets.Session(
                        new Secret("s"),
                        new Secret("t"),
                        new Caller.IamUser("alice", true, true),
                        NOW);
        account.with(state ->
                state.withSecrets(
                        state.secrets()
                                .withPassword("alice", new Secret("p"))
                                .withSession("ASIA1", session)));

        account.call(UpdateUserRequest.builder().userName("alice").newUserName("al").build());

        assertThat(account.state().secrets().passwords()).containsOnlyKeys("al");
        assertThat(account.state().secrets().sessions().get("ASIA1").caller())
                .isEqualTo(new Caller.IamUser("al", true, true));
    }

    @Test
    void the_sessions_of_a_deleted_user_end() {
        TriedAccount account = small();
        var session =
                new Secrets.Session(
                        new Secret("s"),
                        new Secret("t"),
                        new Caller.IamUser("bob", true, true),
                        NOW);
        account.with(state -> state.withSecrets(state.secrets().withSession("ASIA1", session)));

        account.call(delete("bob"));

        assertThat(account.state().secrets().sessions()).isEmpty();
        assertThat(account.truth().users()).containsOnlyKeys("alice");
    }

    private record Hanging(String what, User user, String first) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Hanging> hanging() {
        User bob = small().truth().users().get("bob");
        return Stream.of(
                new Hanging(
                        "a policy",
                        bob.withAttachedPolicies(
                                List.of(
                                        new dev.lockstep.account.policies.AttachedPolicy(
                                                "ReadOnlyAccess", READ_ONLY))),
                        "detach all policies"),
                new Hanging(
                        "an inline policy",
                        bob.withInlinePolicies(
                                List.of(
                                        new dev.lockstep.account.policies.InlinePolicy(
                                                "p",
                                                dev.lockstep.policy.PolicyDocument.parse(
                                                        TriedAccount.ALLOW_S3)))),
                        "delete policies"),
                new Hanging(
                        "a group", bob.withGroups(List.of("auditors")), "remove users from group"),
                new Hanging(
                        "an inactive key",
                        with(
                                bob,
                                Optional.empty(),
                                List.of(key()),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        "delete access keys"),
                new Hanging(
                        "a password",
                        with(
                                bob,
                                Optional.of(new LoginProfile(Optional.of(NOW), false)),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()),
                        "delete login profile"),
                new Hanging(
                        "an MFA device",
                        with(
                                bob,
                                Optional.empty(),
                                List.of(),
                                List.of(new MfaDevice("GAHT12345678", Optional.of(NOW))),
                                List.of(),
                                List.of(),
                                List.of()),
                        "delete MFA device"),
                new Hanging(
                        "an SSH key",
                        with(
                                bob,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(new SshPublicKey("APKA1", true, Optional.of(NOW))),
                                List.of(),
                                List.of()),
                        "remove referenced objects"),
                new Hanging(
                        "a credential of a service",
                        with(
                                bob,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(
                                        new ServiceCredential(
                                                "ACCA1",
                                                "bob",
                                                "codecommit.amazonaws.com",
                                                "Active",
                                                Optional.empty(),
                                                Optional.empty())),
                                List.of()),
                        "remove referenced objects"),
                new Hanging(
                        "a certificate",
                        with(
                                bob,
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new SigningCertificate("C1", false, Optional.of(NOW)))),
                        "delete certificates"));
    }

    private static AccessKey key() {
        return new AccessKey("AKIA1", false, Optional.of(NOW), Optional.empty());
    }

    private static User with(
            User user,
            Optional<LoginProfile> password,
            List<AccessKey> keys,
            List<MfaDevice> devices,
            List<SshPublicKey> ssh,
            List<ServiceCredential> services,
            List<SigningCertificate> certificates) {
        return user.withCredentials(
                password, Optional.empty(), keys, devices, ssh, services, certificates);
    }

    @ParameterizedTest
    @MethodSource("hanging")
    void a_user_with_anything_left_cannot_be_deleted(Hanging hanging) {
        TriedAccount account = small();
        account.with(state -> {
            var before = state.truth();
            var users = new TreeMap<>(before.users());
            users.put("bob", hanging.user());
            return state.withTruth(
                    new dev.lockstep.account.Account(
                            before.id(),
                            before.partition(),
                            before.alias(),
                            before.passwordPolicy(),
                            before.root(),
                            users,
                            before.groups(),
                            before.roles(),
                            before.policies(),
                            before.virtualMfaDevices(),
                            before.serverCertificates(),
                            before.samlProviders(),
                            before.openIdConnectProviders(),
                            before.organization(),
                            before.organizationAccounts(),
                            before.organizationFeatures(),
                            before.serviceControlPolicies(),
                            before.alternateContacts(),
                            before.regions(),
                            before.analyzers(),
                            before.trails()),
                    NOW);
        });

        account.refuses(
                delete("bob"),
                409,
                "DeleteConflict",
                "Cannot delete entity, must " + hanging.first() + " first.");
    }

    @Test
    void tags_are_added_replaced_listed_by_key_and_removed() {
        TriedAccount account = small();
        account.call(
                TagUserRequest.builder()
                        .userName("alice")
                        .tags(tag("Team", "a"), tag("Cost", "7"))
                        .build());
        account.call(TagUserRequest.builder().userName("alice").tags(tag("team", "b")).build());

        var page =
                account.call(
                        ListUserTagsRequest.builder().userName("alice").maxItems(1).build(),
                        ListUserTagsResponse.class);
        var rest =
                account.call(
                        ListUserTagsRequest.builder()
                                .userName("alice")
                                .marker(page.marker())
                                .build(),
                        ListUserTagsResponse.class);
        assertThat(page.tags()).containsExactly(tag("Cost", "7"));
        assertThat(rest.tags()).containsExactly(tag("team", "b"));

        account.call(UntagUserRequest.builder().userName("alice").tagKeys("TEAM", "none").build());
        assertThat(account.truth().users().get("alice").tags()).isEqualTo(Map.of("Cost", "7"));
    }

    @Test
    void the_same_key_twice_or_the_prefix_of_AWS_is_no_input() {
        TriedAccount account = small();

        account.refuses(
                TagUserRequest.builder()
                        .userName("alice")
                        .tags(tag("Team", "a"), tag("TEAM", "b"))
                        .build(),
                400,
                "InvalidInput",
                "Duplicate tag keys found. Please note that Tag keys are case insensitive.");
        account.refuses(
                TagUserRequest.builder().userName("alice").tags(tag("AWS:team", "a")).build(),
                400,
                "InvalidInput",
                "Tag keys and values that begin with aws: are reserved for AWS use.");
        account.refuses(
                UntagUserRequest.builder().userName("alice").tagKeys("aws:team").build(),
                400,
                "InvalidInput",
                "Tag keys and values that begin with aws: are reserved for AWS use.");
    }

    @Test
    void a_user_has_50_tags_at_most_and_may_change_them_then() {
        TriedAccount account = small();
        account.call(
                TagUserRequest.builder()
                        .userName("alice")
                        .tags(IntStream.range(0, 50).mapToObj(i -> tag("k" + i, "v")).toList())
                        .build());

        account.refuses(
                TagUserRequest.builder().userName("alice").tags(tag("k50", "v")).build(),
                409,
                "LimitExceeded",
                "The number of tags has reached the maximum limit.");
        account.call(TagUserRequest.builder().userName("alice").tags(tag("k7", "w")).build());
        assertThat(account.truth().users().get("alice").tags())
                .hasSize(50)
                .containsEntry("k7", "w");
    }

    @Test
    void a_boundary_is_set_and_taken_away_also_where_there_is_none() {
        TriedAccount account = small();

        account.call(
                PutUserPermissionsBoundaryRequest.builder()
                        .userName("alice")
                        .permissionsBoundary(READ_ONLY)
                        .build());
        assertThat(get(account, "alice").permissionsBoundary().permissionsBoundaryArn())
                .isEqualTo(READ_ONLY);

        var remove = DeleteUserPermissionsBoundaryRequest.builder().userName("alice").build();
        account.call(remove);
        account.call(remove);
        assertThat(account.truth().users().get("alice").boundary()).isEmpty();
    }

    @Test
    void a_text_that_is_no_ARN_of_a_policy_is_no_boundary() {
        small().refuses(
                        PutUserPermissionsBoundaryRequest.builder()
                                .userName("alice")
                                .permissionsBoundary("arn:aws:s3:::some-bucket")
                                .build(),
                        400,
                        "InvalidInput",
                        "ARN arn:aws:s3:::some-bucket is not valid.");
    }

    @Test
    void what_is_none_of_these_operations_is_not_answered() {
        assertThat(
                        small().answer(
                                        software.amazon.awssdk.services.iam.model
                                                .ListAccessKeysRequest.builder()
                                                .build()))
                .isEmpty();
    }
}
