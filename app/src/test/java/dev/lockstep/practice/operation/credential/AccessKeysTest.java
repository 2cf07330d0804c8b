package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.practice.state.Caller;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;
import software.amazon.awssdk.services.iam.model.DeleteAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedRequest;
import software.amazon.awssdk.services.iam.model.GetAccessKeyLastUsedResponse;
import software.amazon.awssdk.services.iam.model.ListAccessKeysRequest;
import software.amazon.awssdk.services.iam.model.ListAccessKeysResponse;
import software.amazon.awssdk.services.iam.model.StatusType;
import software.amazon.awssdk.services.iam.model.UpdateAccessKeyRequest;

class AccessKeysTest {
    private final Practice practice = new Practice();

    @Test
    void a_new_key_shows_its_secret_once_and_the_state_keeps_it() {
        var key = create("alice");
        assertThat(key.userName()).isEqualTo("alice");
        assertThat(key.accessKeyId()).matches("AKIA[0-9A-Z]{16}");
        assertThat(key.status()).isEqualTo(StatusType.ACTIVE);
        assertThat(key.secretAccessKey()).hasSize(40);
        assertThat(
                        practice.state()
                                .secrets()
                                .keys()
                                .get(key.accessKeyId())
                                .is(key.secretAccessKey()))
                .isTrue();
        assertThat(practice.state().toString()).doesNotContain(key.secretAccessKey());
        assertThat(list("alice").accessKeyMetadata())
                .containsExactly(
                        AccessKeyMetadata.builder()
                                .userName("alice")
                                .accessKeyId(key.accessKeyId())
                                .status(StatusType.ACTIVE)
                                .createDate(Practice.START)
                                .build());
    }

    @Test
    void a_third_key_is_refused_even_if_one_is_inactive() {
        create("alice");
        practice.does(status("alice", create("alice").accessKeyId(), StatusType.INACTIVE));
        assertThat(practice.refusal(request("alice")))
                .isEqualTo("409 LimitExceeded: Cannot exceed quota for AccessKeysPerUser: 2");
    }

    @Test
    void without_a_user_name_the_keys_are_the_signer_s_and_root_s_have_no_name() {
        practice.as("bob");
        create(null);
        assertThat(practice.user("bob").accessKeys()).hasSize(1);
        practice.asRoot();
        String id = create(null).accessKeyId();
        assertThat(practice.truth().root().accessKeys()).hasSize(1);
        assertThat(list(null).accessKeyMetadata())
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.accessKeyId()).isEqualTo(id);
                    assertThat(key.userName()).isNull();
                });
        practice.does(status(null, id, StatusType.INACTIVE)).does(delete(null, id));
        assertThat(practice.truth().root().accessKeys()).isEmpty();
        practice.asRole();
        assertThat(practice.refusal(request(null)))
                .isEqualTo(
                        "400 ValidationError: Must specify userName when calling with non-User"
                                + " credentials");
    }

    @Test
    void a_key_of_somebody_else_cannot_be_found() {
        String id = create("alice").accessKeyId();
        String none = "404 NoSuchEntity: The Access Key with id " + id + " cannot be found.";
        assertThat(practice.refusal(delete("bob", id))).isEqualTo(none);
        assertThat(practice.refusal(status("bob", id, StatusType.ACTIVE))).isEqualTo(none);
        assertThat(practice.refusal(request("nobody"))).startsWith("404 NoSuchEntity: The user");
    }

    @Test
    void a_key_is_made_inactive_and_no_key_is_made_expired() {
        String id = create("alice").accessKeyId();
        practice.does(status("alice", id, StatusType.INACTIVE));
        assertThat(list("alice").accessKeyMetadata().getFirst().status())
                .isEqualTo(StatusType.INACTIVE);
        assertThat(practice.refusal(status("alice", id, StatusType.EXPIRED)))
                .startsWith("400 InvalidInput: ");
    }

    @Test
    void a_deleted_key_has_no_secret_any_more() {
        String id = create("alice").accessKeyId();
        practice.does(delete("alice", id));
        assertThat(practice.state().secrets().keys()).isEmpty();
        assertThat(practice.refusal(lastUsed(id))).startsWith("404 NoSuchEntity: ");
    }

    @Test
    void a_key_that_was_never_used_has_no_date_and_N_A_for_the_rest() {
        var answer =
                practice.ask(
                        lastUsed(create("alice").accessKeyId()),
                        GetAccessKeyLastUsedResponse.class);
        assertThat(answer.userName()).isEqualTo("alice");
        assertThat(answer.accessKeyLastUsed().lastUsedDate()).isNull();
        assertThat(answer.accessKeyLastUsed().serviceName()).isEqualTo("N/A");
        assertThat(answer.accessKeyLastUsed().region()).isEqualTo("N/A");
    }

    @Test
    void a_used_key_tells_when_and_where() {
        String id = create("alice").accessKeyId();
        practice.with(practice.state().usedKey(id, "s3", "eu-west-1", practice.now()));
        var used =
                practice.ask(lastUsed(id), GetAccessKeyLastUsedResponse.class).accessKeyLastUsed();
        assertThat(used.lastUsedDate()).isEqualTo(practice.now());
        assertThat(used.serviceName()).isEqualTo("s3");
        assertThat(used.region()).isEqualTo("eu-west-1");
    }

    @Test
    void keys_come_in_pages() {
        create("alice");
        create("alice");
        var first =
                practice.ask(
                        ListAccessKeysRequest.builder().userName("alice").maxItems(1).build(),
                        ListAccessKeysResponse.class);
        assertThat(first.isTruncated()).isTrue();
        var second =
                practice.ask(
                        ListAccessKeysRequest.builder()
                                .userName("alice")
                                .marker(first.marker())
                                .build(),
                        ListAccessKeysResponse.class);
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.accessKeyMetadata())
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.accessKeyMetadata());
    }

    @Test
    void a_caller_is_named_by_its_ARN() {
        assertThat(new Caller.RootUser(true, false).arn(practice.truth()))
                .isEqualTo(Practice.ARN + "root");
    }

    private software.amazon.awssdk.services.iam.model.AccessKey create(String user) {
        return practice.ask(request(user), CreateAccessKeyResponse.class).accessKey();
    }

    private ListAccessKeysResponse list(String user) {
        return practice.ask(
                ListAccessKeysRequest.builder().userName(user).build(),
                ListAccessKeysResponse.class);
    }

    private static CreateAccessKeyRequest request(String user) {
        return CreateAccessKeyRequest.builder().userName(user).build();
    }

    private static UpdateAccessKeyRequest status(String user, String id, StatusType status) {
        return UpdateAccessKeyRequest.builder()
                .userName(user)
                .accessKeyId(id)
                .status(status)
                .build();
    }

    private static DeleteAccessKeyRequest delete(String user, String id) {
        return DeleteAccessKeyRequest.builder().userName(user).accessKeyId(id).build();
    }

    private static GetAccessKeyLastUsedRequest lastUsed(String id) {
        return GetAccessKeyLastUsedRequest.builder().accessKeyId(id).build();
    }
}
