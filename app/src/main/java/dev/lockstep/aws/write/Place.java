package dev.lockstep.aws.write;

import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Failure;
import dev.lockstep.aws.wire.NotAnAwsAnswer;
import java.util.Optional;

/// Which account it is, for the ARNs of what is not there yet.
///
/// @param account its id, where AWS said whose credentials they are
/// @param partition such as `aws`
/// @param isRoot whether root itself asks
public record Place(Optional<String> account, Optional<String> partition, boolean isRoot) {
    /// The ARN of something of this account.
    ///
    /// @param region empty for what is in none
    /// @throws CallFailed if nobody knows which account it is
    String arn(String service, String region, String resource) throws CallFailed {
        if (account.isEmpty() || partition.isEmpty()) {
            throw new Failure(
                            "sts:GetCallerIdentity",
                            NotAnAwsAnswer.NO_ANSWER,
                            "AWS did not say which account it is",
                            Failure.Kind.LOST)
                    .thrown();
        }
        return String.join(":", "arn", partition.get(), service, region, account.get(), resource);
    }
}
