package dev.lockstep.aws.write;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Failure;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.write.Written;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;

/// Sends one write, and says what became of it.
///
/// @param clock the time (UTC) of a write whose answer has none
record Sender(Calls calls, InstantSource clock) {
    /// The SDK's word for a request id that did not come.
    private static final String NO_ID = "UNKNOWN";

    /// Our word for what was not tried at all.
    static final String NOT_SENT = "NotSent";

    /// Sends a write whose answer says nothing but that it was carried out.
    Written send(Effect effect, Supplier<? extends AwsResponse> call) {
        return sent(effect, call, _ -> assigned(Optional.empty()));
    }

    /// Sends a write that makes something.
    ///
    /// @param made what was made, in the answer; where it lacks the id nobody knows what was made
    <R extends AwsResponse> Written make(
            Effect effect, Supplier<R> call, Function<R, Optional<Made>> made) {
        return sent(
                effect,
                call,
                answer -> {
                    Made one = Calls.needed(effect.operation(), made.apply(answer).orElse(null));
                    String id = Calls.needed(effect.operation(), one.id());
                    return new Assigned(
                            Optional.ofNullable(one.at()).orElseGet(this::now),
                            Optional.of(id),
                            Optional.ofNullable(one.expires()));
                });
    }

    /// What an answer says of what was made.
    record Made(@Nullable Instant at, @Nullable String id, @Nullable Instant expires) {
        Made(@Nullable Instant at, @Nullable String id) {
            this(at, id, null);
        }
    }

    /// An effect that gives somebody a credential, or needs one.
    static Written needsSecret(Effect effect) {
        return new Written.NotDone(
                NOT_SENT,
                effect.operation() + " takes or gives a secret, and nobody is there for it",
                Optional.empty());
    }

    static Written notInPlans(Effect effect) {
        return new Written.NotDone(
                NOT_SENT, "no plan makes " + effect.operation(), Optional.empty());
    }

    private Assigned assigned(Optional<String> id) {
        return new Assigned(now(), id, Optional.empty());
    }

    /// AWS dates in whole seconds.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /// What AWS chose, out of an answer.
    @FunctionalInterface
    private interface Chosen<R> {
        Assigned of(R answer) throws CallFailed;
    }

    private <R extends AwsResponse> Written sent(
            Effect effect, Supplier<R> call, Chosen<R> chosen) {
        try {
            R answer = calls.write(effect.operation(), call);
            return new Written.Done(chosen.of(answer), requestId(answer));
        } catch (CallFailed failed) {
            return notDone(failed.failure());
        }
    }

    private static Written notDone(Failure failure) {
        return switch (failure.kind()) {
            case LOST -> new Written.Unknown(failure.message());
            case ANSWERED, THROTTLED, BUSY, UNREACHABLE ->
                    new Written.NotDone(failure.code(), failure.message(), failure.requestId());
        };
    }

    private static Optional<String> requestId(AwsResponse answer) {
        return Optional.ofNullable(answer.responseMetadata())
                .map(metadata -> metadata.requestId())
                .filter(id -> !id.equals(NO_ID));
    }
}
