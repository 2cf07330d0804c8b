package dev.lockstep.account.policies;

import dev.lockstep.policy.PolicyParse;
import java.util.Optional;

/// A managed policy of the account or of AWS.
///
/// @param document that of the default version; absent if the answer did not hold it
public record ManagedPolicy(
        String name,
        String arn,
        String path,
        int attachmentCount,
        String defaultVersion,
        Optional<PolicyParse> document) {
    public boolean isAwsManaged() {
        return new AttachedPolicy(name, arn).isAwsManaged();
    }
}
