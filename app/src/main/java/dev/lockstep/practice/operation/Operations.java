package dev.lockstep.practice.operation;

import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/// Some operations of AWS.
@FunctionalInterface
public interface Operations {
    /// The answer; empty if this request is none of these operations.
    ///
    /// @throws AwsError if AWS would refuse
    Optional<Answer> answer(SdkPojo request, Call call);
}
