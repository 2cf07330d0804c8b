package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Root;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.ChangePasswordRequest;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileRequest;
import software.amazon.awssdk.services.iam.model.GetLoginProfileResponse;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateLoginProfileRequest;

class LoginProfilesTest {
    private static final String GOOD = "Correct-Horse-7";

    private final Practice practice = new Practice();

    @Test
    void a_created_password_is_kept_and_shown_by_its_dates_only() {
        var created =
                practice.ask(create("alice", GOOD), CreateLoginProfileResponse.class)
                        .loginProfile();
        assertThat(created.userName()).isEqualTo("alice");
        assertThat(created.createDate()).isEqualTo(Practice.START);
        assertThat(created.passwordResetRequired()).isFalse();
        assertThat(practice.state().secrets().password("alice").orElseThrow().is(GOOD)).isTrue();
        assertThat(practice.state().toString()).doesNotContain(GOOD);
        assertThat(practice.ask(get("alice"), GetLoginProfileResponse.class).loginProfile())
                .isEqualTo(created);
    }

    @Test
    void without_a_user_name_it_is_the_caller_s_own() {
        practice.does(create("bob", GOOD)).as("bob");
        assertThat(practice.ask(get(null), GetLoginProfileResponse.class).loginProfile().userName())
                .isEqualTo("bob");
        practice.asRole();
        assertThat(practice.refusal(get(null))).startsWith("400 ValidationError: ");
    }

    @Test
    void a_second_password_and_one_for_nobody_are_refused() {
        practice.does(create("alice", GOOD));
        assertThat(practice.refusal(create("alice", GOOD)))
                .isEqualTo("409 EntityAlreadyExists: Login Profile for User alice already exists.");
        assertThat(practice.refusal(create("nobody", GOOD)))
                .isEqualTo("404 NoSuchEntity: The user with name nobody cannot be found.");
    }

    @Test
    void whoever_has_no_password_has_no_login_profile() {
        String none = "404 NoSuchEntity: Login Profile for User alice cannot be found.";
        assertThat(practice.refusal(get("alice"))).isEqualTo(none);
        assertThat(practice.refusal(delete("alice"))).isEqualTo(none);
        assertThat(practice.refusal(UpdateLoginProfileRequest.builder().userName("alice").build()))
                .isEqualTo(none);
    }

    @Test
    void AWS_s_default_policy_wants_eight_characters_of_three_kinds() {
        assertThat(practice.refusal(create("alice", "Ab1-")))
                .isEqualTo(
                        "400 PasswordPolicyViolation: Password should have a minimum length of 8");
        assertThat(practice.refusal(create("alice", "abcdefgh1")))
                .isEqualTo(
                        "400 PasswordPolicyViolation: Password should meet 1 more of the following"
                                + " requirements: Password should have at least one uppercase"
                                + " letter, Password should have at least one symbol");
        practice.does(create("alice", "abcdefG1"));
    }

    @Test
    void the_account_s_own_policy_takes_the_place_of_the_default() {
        practice.does(
                UpdateAccountPasswordPolicyRequest.builder()
                        .minimumPasswordLength(14)
                        .requireSymbols(true)
                        .build());
        assertThat(practice.refusal(create("alice", "abcdefG1")))
                .isEqualTo(
                        "400 PasswordPolicyViolation: Password should have a minimum length of 14,"
                                + " Password should have at least one symbol");
        practice.does(create("alice", "abcdefghijklmn-"));
    }

    @Test
    void another_password_is_kept_and_the_old_one_remembered_as_the_policy_says() {
        practice.does(
                        UpdateAccountPasswordPolicyRequest.builder()
                                .passwordReusePrevention(2)
                                .build())
                .does(create("alice", "first-1"))
                .does(update("alice", "second-2"));
        assertThat(practice.refusal(update("alice", "first-1")))
                .isEqualTo(
                        "400 PasswordPolicyViolation: Password should not be one of the last 2"
                                + " passwords");
        practice.does(update("alice", "third-3")).does(update("alice", "first-1"));
    }

    @Test
    void a_user_changes_the_own_password_with_the_old_one() {
        practice.does(create("alice", GOOD)).waits(Duration.ofDays(1)).as("alice");
        assertThat(practice.refusal(change("wrong", "Another-Horse-8")))
                .isEqualTo("403 AccessDenied: The old password was incorrect.");
        practice.does(change(GOOD, "Another-Horse-8"));
        assertThat(practice.user("alice").loginProfile().orElseThrow().changed())
                .contains(practice.now());
        assertThat(practice.state().secrets().password("alice").orElseThrow().is(GOOD)).isFalse();
    }

    @Test
    void only_users_change_their_own_password() {
        String refusal = "400 InvalidUserType: Only IAM Users can change their own password";
        assertThat(practice.refusal(change(GOOD, GOOD))).isEqualTo(refusal);
        practice.asRoot();
        assertThat(practice.refusal(change(GOOD, GOOD))).isEqualTo(refusal);
    }

    @Test
    void a_deleted_password_is_forgotten() {
        practice.does(create("alice", GOOD)).does(delete("alice"));
        assertThat(practice.user("alice").loginProfile()).isEmpty();
        assertThat(practice.state().secrets().password("alice")).isEmpty();
    }

    @Test
    void a_password_that_nobody_can_see_yet_cannot_be_changed() {
        practice.seesLate(Duration.ofSeconds(10)).does(create("alice", GOOD));
        assertThat(practice.refusal(delete("alice")))
                .isEqualTo(
                        "409 EntityTemporarilyUnmodifiable: Login Profile for User alice cannot be"
                                + " modified while login profile is being created.");
        practice.waits(Duration.ofSeconds(11)).does(delete("alice"));
    }

    @Test
    void root_s_recovery_is_allowed_again_without_a_password() {
        practice.asRoot().does(delete(null));
        assertThat(practice.truth().root().password()).isEmpty();
        practice.does(create(null, null));
        assertThat(practice.truth().root().password()).isPresent();
        assertThat(practice.state().secrets().password(Root.NAME)).isEmpty();
        practice.asRole();
        assertThat(practice.refusal(create("alice", null))).startsWith("400 ValidationError: ");
    }

    private static CreateLoginProfileRequest create(String user, String password) {
        return CreateLoginProfileRequest.builder().userName(user).password(password).build();
    }

    private static GetLoginProfileRequest get(String user) {
        return GetLoginProfileRequest.builder().userName(user).build();
    }

    private static UpdateLoginProfileRequest update(String user, String password) {
        return UpdateLoginProfileRequest.builder().userName(user).password(password).build();
    }

    private static DeleteLoginProfileRequest delete(String user) {
        return DeleteLoginProfileRequest.builder().userName(user).build();
    }

    private static ChangePasswordRequest change(String before, String after) {
        return ChangePasswordRequest.builder().oldPassword(before).newPassword(after).build();
    }
}
