package dev.lockstep.practice.operation.around;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.account.Account;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;

/// A practice account in a test: requests go in, answers come out, and the state goes on.
final class Played {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final AroundOperations operations = new AroundOperations();
    private int ids;
    PracticeState state;
    Caller caller = new Caller.RoleSession("OrganizationAccountAccessRole", "test", false);
    Optional<Secrets.Session> session = Optional.empty();
    String region = "eu-west-1";
    Instant now = NOW;

    Played(Account account) {
        this(account, Secrets.NONE);
    }

    Played(Account account, Secrets secrets) {
        this.state = PracticeState.of(account, secrets);
    }

    Played as(Caller other) {
        caller = other;
        session = Optional.empty();
        return this;
    }

    /// With the temporary credentials of that id.
    Played with(String id) {
        Secrets.Session known = state.secrets().sessions().get(id);
        caller = known.caller();
        session = Optional.of(known);
        return this;
    }

    Played in(String other) {
        region = other;
        return this;
    }

    Account truth() {
        return state.truth();
    }

    /// The answer, which must be of this type.
    <T> T answer(SdkPojo request, Class<T> type) {
        Answer answer = answered(request);
        state = answer.next();
        assertThat(answer.response()).isInstanceOf(type);
        return type.cast(answer.response());
    }

    /// AWS's error: status, code and words.
    String refusal(SdkPojo request) {
        AwsError error = catchThrowableOfType(AwsError.class, () -> answered(request));
        assertThat(error).as("the request must be refused").isNotNull();
        return error.status() + " " + error.code() + ": " + error.words();
    }

    private Answer answered(SdkPojo request) {
        UnaryOperator<String> newId = prefix -> prefix + "%0" + (21 - prefix.length()) + "d";
        UnaryOperator<String> numbered = prefix -> newId.apply(prefix).formatted(++ids);
        return operations
                .answer(
                        request,
                        new Call(state, state.truth(), caller, session, now, region, numbered))
                .orElseThrow();
    }
}
