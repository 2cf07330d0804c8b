package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;

/// A practice account for tests, with root, alice and bob: requests are asked one after the other,
/// each on the state that the one before left.
final class Practice {
    static final String ID = "123456789012";
    static final String ARN = "arn:aws:iam::" + ID + ":";
    static final Instant START = Instant.parse("2026-11-25T12:00:00Z");
    static final Instant MADE = Instant.parse("2025-01-02T03:04:05Z");

    private final CredentialOperations operations = new CredentialOperations();
    private PracticeState state = PracticeState.of(account(), Secrets.NONE);
    private Caller caller = new Caller.RoleSession("admin", "test", true);
    private Instant now = START;
    private Duration delay = Duration.ZERO;
    private int ids;

    private static Account account() {
        var users = new TreeMap<String, User>();
        for (String name : List.of("alice", "bob")) {
            users.put(
                    name,
                    User.named(
                            name,
                            Optional.of(ARN + "user/" + name),
                            Optional.of("AIDA" + name),
                            "/",
                            Optional.of(MADE)));
        }
        return new Account(
                Optional.of(ID),
                "aws",
                Optional.empty(),
                Optional.empty(),
                new Root(
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(MADE),
                        Optional.of(new LoginProfile(Optional.of(MADE), false)),
                        List.of()),
                users,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    /// The next requests are signed by root.
    Practice asRoot() {
        caller = new Caller.RootUser(true, false);
        return this;
    }

    /// The next requests are signed by that user.
    Practice as(String user) {
        caller = new Caller.IamUser(user, false, false);
        return this;
    }

    /// The next requests are signed by an administrator's role.
    Practice asRole() {
        caller = new Caller.RoleSession("admin", "test", true);
        return this;
    }

    Practice waits(Duration time) {
        now = now.plus(time);
        return this;
    }

    /// Writes are seen only after so long.
    Practice seesLate(Duration time) {
        delay = time;
        return this;
    }

    Instant now() {
        return now;
    }

    PracticeState state() {
        return state;
    }

    Account truth() {
        return state.truth();
    }

    User user(String name) {
        return state.truth().users().get(name);
    }

    Practice with(Account account) {
        state = state.withTruth(account, now);
        return this;
    }

    Practice with(PracticeState next) {
        state = next;
        return this;
    }

    Call call() {
        return new Call(
                state,
                state.visible(now, delay),
                caller,
                now,
                "us-east-1",
                prefix -> prefix + String.format(prefix.equals("AKIA") ? "%016d" : "%017d", ++ids));
    }

    /// The answer, which must be of that kind.
    <T extends SdkPojo> T ask(SdkPojo request, Class<T> kind) {
        Answer answer = operations.answer(request, call()).orElseThrow();
        state = answer.next();
        return kind.cast(answer.response());
    }

    /// Carries a write out.
    Practice does(SdkPojo request) {
        ask(request, SdkPojo.class);
        return this;
    }

    /// The refusal, as `404 NoSuchEntity: words`; nothing has changed.
    String refusal(SdkPojo request) {
        PracticeState before = state;
        AwsError error = catchThrowableOfType(AwsError.class, () -> ask(request, SdkPojo.class));
        assertThat(error).as("a refusal of " + request.getClass().getSimpleName()).isNotNull();
        assertThat(state).isSameAs(before);
        return error.status() + " " + error.code() + ": " + error.words();
    }
}
