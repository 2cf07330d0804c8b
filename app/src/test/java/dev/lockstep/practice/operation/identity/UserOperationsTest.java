package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.NOW;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.User;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.DeleteUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.Tag;
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
    void what_is_none_of_these_operations_is_not_answered() {
        assertThat(
                        small().answer(
                                        software.amazon.awssdk.services.iam.model
                                                .ListAccessKeysRequest.builder()
                                                .build()))
                .isEmpty();
    }
}
