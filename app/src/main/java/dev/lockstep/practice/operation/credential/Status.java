package dev.lockstep.practice.operation.credential;

import dev.lockstep.practice.operation.IamRefusal;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.StatusType;

/// Active or inactive, as the status of a credential is written.
final class Status {
    private Status() {}

    static StatusType of(boolean active) {
        return active ? StatusType.ACTIVE : StatusType.INACTIVE;
    }

    /// Whether a request asks for active. `Expired` is a status that only AWS sets.
    ///
    /// @throws dev.lockstep.practice.operation.AwsError if it asks for neither
    static boolean isActive(@Nullable StatusType status) {
        if (status != StatusType.ACTIVE && status != StatusType.INACTIVE) {
            throw IamRefusal.invalidInput("The status can only be set to Active or Inactive.");
        }
        return status == StatusType.ACTIVE;
    }
}
