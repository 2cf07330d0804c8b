package dev.lockstep.practice.operation.identity;

import static dev.lockstep.practice.operation.identity.TriedAccount.READ_ONLY;
import static dev.lockstep.practice.operation.identity.TriedAccount.small;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.DeleteUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.GetUserRequest;
import software.amazon.awssdk.services.iam.model.GetUserResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.PutUserPermissionsBoundaryRequest;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagUserRequest;
import software.amazon.awssdk.services.iam.model.UntagUserRequest;

/// Tags and permissions boundaries of users.
class UserTagsAndBoundaryTest {

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private static software.amazon.awssdk.services.iam.model.User get(
            TriedAccount account, String name) {
        return account.call(GetUserRequest.builder().userName(name).build(), GetUserResponse.class)
                .user();
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
}
