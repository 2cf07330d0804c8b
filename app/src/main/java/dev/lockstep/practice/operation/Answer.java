package dev.lockstep.practice.operation;

import dev.lockstep.practice.state.PracticeState;
import software.amazon.awssdk.core.SdkPojo;

/// What an operation answers, and the state after it.
public record Answer(SdkPojo response, PracticeState next) {
    /// The answer of a read, which changes nothing.
    public static Answer of(SdkPojo response, Call call) {
        return new Answer(response, call.state());
    }
}
