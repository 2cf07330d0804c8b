package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.NOW;
import static dev.lockstep.practice.operation.identity.TriedAccount.own;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AttachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupResponse;
import software.amazon.awssdk.services.iam.model.DeleteGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteGroupRequest;
import software.amazon.awssdk.services.iam.model.DetachGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.GetGroupRequest;
import software.amazon.awssdk.services.iam.model.GetGroupResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsForUserResponse;
import software.amazon.awssdk.services.iam.model.ListGroupsRequest;
import software.amazon.awssdk.services.iam.model.ListGroupsResponse;
import software.amazon.awssdk.services.iam.model.PutGroupPolicyRequest;
import software.amazon.awssdk.services.iam.model.RemoveUserFromGroupRequest;
import software.amazon.awssdk.services.iam.model.UpdateGroupRequest;

class GroupOperationsTest {
    private static AddUserToGroupRequest add(String group, String user) {
        return AddUserToGroupRequest.builder().groupName(group).userName(user).build();
    }

    private static GetGroupResponse get(TriedAccount account, String group) {
        return account.call(
                GetGroupRequest.builder().groupName(group).build(), GetGroupResponse.class);
    }

    @Test
    void a_new_group_is_answered_with_id_ARN_path_and_date() {
        var group =
                small().call(
                                CreateGroupRequest.builder().groupName("ops").path("/it/").build(),
                                CreateGroupResponse.class)
                        .group();

        assertThat(group.arn()).isEqualTo(own("group/it/ops"));
        assertThat(group.groupId()).startsWith("AGPA").hasSize(21);
        assertThat(group.path()).isEqualTo("/it/");
        assertThat(group.createDate()).isEqualTo(NOW);
    }

    @Test
    void a_name_that_differs_in_case_only_exists_already() {
        small().refuses(
                        CreateGroupRequest.builder().groupName("Developers").build(),
                        409,
                        "EntityAlreadyExists",
                        "Group with name Developers already exists.");
    }

    @Test
    void the_group_after_the_last_of_300_exceeds_the_quota() {
        TriedAccount account = TriedAccount.empty();
        IntStream.range(0, 300)
                .forEach(
                        i -> account.call(CreateGroupRequest.builder().groupName("g" + i).build()));

        account.refuses(
                CreateGroupRequest.builder().groupName("g300").build(),
                409,
                "LimitExceeded",
                "Cannot exceed quota for GroupsPerAccount: 300");
    }

    @Test
    void a_group_is_read_with_its_members_page_by_page() {
        TriedAccount account = small();
        account.call(add("developers", "bob"));

        var first =
                account.call(
                        GetGroupRequest.builder().groupName("developers").maxItems(1).build(),
                        GetGroupResponse.class);
        var second =
                account.call(
                        GetGroupRequest.builder()
                                .groupName("developers")
                                .marker(first.marker())
                                .build(),
                        GetGroupResponse.class);

        assertThat(first.group().groupName()).isEqualTo("developers");
        assertThat(first.users()).extracting(one -> one.userName()).containsExactly("alice");
        assertThat(first.isTruncated()).isTrue();
        assertThat(second.users()).extracting(one -> one.userName()).containsExactly("bob");
        assertThat(second.isTruncated()).isFalse();
    }

    @Test
    void a_group_that_is_not_there_cannot_be_found() {
        small().refuses(
                        GetGroupRequest.builder().groupName("ops").build(),
                        404,
                        "NoSuchEntity",
                        "The group with name ops cannot be found.");
        small().refuses(
                        add("ops", "alice"),
                        404,
                        "NoSuchEntity",
                        "The group with name ops cannot be found.");
        small().refuses(
                        add("developers", "carol"),
                        404,
                        "NoSuchEntity",
                        "The user with name carol cannot be found.");
    }

    @Test
    void groups_are_listed_by_path_and_for_a_user() {
        TriedAccount account = small();

        assertThat(
                        account.call(ListGroupsRequest.builder().build(), ListGroupsResponse.class)
                                .groups())
                .extracting(one -> one.groupName())
                .containsExactly("auditors", "developers");
        assertThat(
                        account.call(
                                        ListGroupsRequest.builder().pathPrefix("/it/").build(),
                                        ListGroupsResponse.class)
                                .groups())
                .extracting(one -> one.groupName())
                .containsExactly("auditors");
        assertThat(
                        account.call(
                                        ListGroupsForUserRequest.builder()
                                                .userName("alice")
                                                .build(),
                                        ListGroupsForUserResponse.class)
                                .groups())
                .extracting(one -> one.groupName())
                .containsExactly("developers");
    }

    @Test
    void adding_twice_and_removing_who_is_not_in_the_group_change_nothing() {
        TriedAccount account = small();
        var before = account.truth();

        account.call(add("developers", "alice"));
        account.call(
                RemoveUserFromGroupRequest.builder()
                        .groupName("developers")
                        .userName("bob")
                        .build());

        assertThat(account.truth()).isEqualTo(before);
    }

    @Test
    void a_member_that_is_removed_is_gone_from_the_group() {
        TriedAccount account = small();
        account.call(
                RemoveUserFromGroupRequest.builder()
                        .groupName("developers")
                        .userName("alice")
                        .build());

        assertThat(get(account, "developers").users()).isEmpty();
    }

    @Test
    void a_user_is_in_10_groups_at_most() {
        TriedAccount account = small();
        for (int i = 0; i < 9; i++) {
            account.call(CreateGroupRequest.builder().groupName("g" + i).build());
            account.call(add("g" + i, "alice"));
        }

        account.refuses(
                add("auditors", "alice"),
                409,
                "LimitExceeded",
                "Cannot exceed quota for GroupsPerUser: 10");
        account.call(add("g3", "alice"));
    }

    @Test
    void a_renamed_group_keeps_its_members() {
        TriedAccount account = small();
        account.call(
                UpdateGroupRequest.builder()
                        .groupName("developers")
                        .newGroupName("devs")
                        .newPath("/it/")
                        .build());

        assertThat(get(account, "devs").users())
                .extracting(one -> one.userName())
                .containsExactly("alice");
        assertThat(get(account, "devs").group().arn()).isEqualTo(own("group/it/devs"));
        account.refuses(
                UpdateGroupRequest.builder().groupName("devs").newGroupName("AUDITORS").build(),
                409,
                "EntityAlreadyExists",
                "Group with name AUDITORS already exists.");
    }

    @Test
    void a_group_is_deleted_only_when_it_is_empty_and_has_no_policies() {
        TriedAccount account = small();
        var delete = DeleteGroupRequest.builder().groupName("auditors").build();
        account.call(add("auditors", "bob"));
        account.call(
                AttachGroupPolicyRequest.builder()
                        .groupName("auditors")
                        .policyArn(TriedAccount.READ_ONLY)
                        .build());
        account.call(
                PutGroupPolicyRequest.builder()
                        .groupName("auditors")
                        .policyName("p")
                        .policyDocument(TriedAccount.ALLOW_S3)
                        .build());

        refusesDelete(account, delete, "remove users from group");
        account.call(
                RemoveUserFromGroupRequest.builder().groupName("auditors").userName("bob").build());
        refusesDelete(account, delete, "detach all policies");
        account.call(
                DetachGroupPolicyRequest.builder()
                        .groupName("auditors")
                        .policyArn(TriedAccount.READ_ONLY)
                        .build());
        refusesDelete(account, delete, "delete policies");
        account.call(
                DeleteGroupPolicyRequest.builder().groupName("auditors").policyName("p").build());
        account.call(delete);

        assertThat(account.truth().groups()).containsOnlyKeys("developers");
    }

    private static void refusesDelete(
            TriedAccount account, DeleteGroupRequest delete, String first) {
        account.refuses(
                delete, 409, "DeleteConflict", "Cannot delete entity, must " + first + " first.");
    }
}
