package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.practice.state.PracticeState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyRequest;
import software.amazon.awssdk.services.iam.model.CreateAccessKeyResponse;

/// What a signed request and a sign-in leave behind.
class LastUseTest {
    private static final Instant NOW = Practice.START.plusSeconds(20);

    private final Practice practice = new Practice();

    @Test
    void a_used_key_keeps_the_minute_the_service_and_the_region() {
        String id = key("alice");
        PracticeState next = practice.state().usedKey(id, "iam", "us-east-1", NOW);
        assertThat(next.truth().users().get("alice").accessKeys().getFirst().lastUsed())
                .contains(
                        new LastUsed(
                                Optional.of(Practice.START),
                                Optional.of("iam"),
                                Optional.of("us-east-1")));
    }

    @Test
    void further_uses_within_15_minutes_are_not_recorded() {
        String id = key("alice");
        PracticeState first = practice.state().usedKey(id, "iam", "us-east-1", NOW);
        Instant soon = Practice.START.plus(Duration.ofMinutes(15)).minusSeconds(1);
        assertThat(first.usedKey(id, "s3", "eu-west-1", soon)).isSameAs(first);
        PracticeState later = first.usedKey(id, "s3", "eu-west-1", soon.plusSeconds(1));
        assertThat(later).isNotEqualTo(first);
    }

    @Test
    void a_key_of_root_is_known_too_and_one_of_nobody_changes_nothing() {
        practice.asRoot();
        String id = key(null);
        PracticeState next = practice.state().usedKey(id, "iam", "us-east-1", NOW);
        assertThat(next.truth().root().accessKeys().getFirst().lastUsed().orElseThrow().date())
                .isPresent();
        assertThat(next.usedKey("ASIANOBODY", "iam", "us-east-1", NOW)).isSameAs(next);
    }

    @Test
    void a_sign_in_is_recorded_once_in_five_minutes() {
        PracticeState first = practice.state().signedIn("alice", NOW);
        assertThat(first.truth().users().get("alice").passwordLastUsed()).contains(NOW);
        assertThat(first.signedIn("alice", NOW.plusSeconds(299))).isSameAs(first);
        PracticeState later = first.signedIn("alice", NOW.plusSeconds(300));
        assertThat(later.truth().users().get("alice").passwordLastUsed())
                .contains(NOW.plusSeconds(300));
    }

    @Test
    void root_signs_in_too_and_nobody_does_not() {
        PracticeState next = practice.state().signedIn(Root.NAME, NOW);
        assertThat(next.truth().root().passwordLastUsed()).contains(NOW);
        assertThat(next.signedIn("nobody", NOW)).isSameAs(next);
    }

    private String key(String user) {
        return practice.ask(
                        CreateAccessKeyRequest.builder().userName(user).build(),
                        CreateAccessKeyResponse.class)
                .accessKey()
                .accessKeyId();
    }
}
