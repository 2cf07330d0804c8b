package dev.lockstep.practice.operation.identity;

import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.PracticeState;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/// Carries out effects.
final class Write {
    private Write() {}

    /// What a write answers that tells nothing.
    static Optional<Answer> answer(SdkPojo response, Call call, Effect effect) {
        return Optional.of(new Answer(response, state(call, effect)));
    }

    static PracticeState state(Call call, Effect effect) {
        return call.state().after(effect, Assigned.at(call.now()));
    }

    /// The state after something was made whose id begins so.
    static PracticeState made(Call call, Effect effect, String prefix) {
        return call.state().after(effect, Assigned.of(call.now(), call.newId().apply(prefix)));
    }
}
