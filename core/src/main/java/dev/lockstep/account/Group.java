package dev.lockstep.account;

import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An IAM group. Who is in it stands with the users.
///
/// @param id such as `AGPA…`
/// @param created when it was made (UTC)
public record Group(
        String name,
        Optional<String> arn,
        String path,
        List<AttachedPolicy> attachedPolicies,
        List<InlinePolicy> inlinePolicies,
        Optional<String> id,
        Optional<Instant> created) {

    /// A group of which neither id nor date is known.
    public Group(
            String name,
            Optional<String> arn,
            String path,
            List<AttachedPolicy> attachedPolicies,
            List<InlinePolicy> inlinePolicies) {
        this(name, arn, path, attachedPolicies, inlinePolicies, Optional.empty(), Optional.empty());
    }

    public Group {
        attachedPolicies = attachedPolicies.stream().sorted(AttachedPolicy.ORDER).toList();
        inlinePolicies = inlinePolicies.stream().sorted(InlinePolicy.ORDER).toList();
    }

    /// The same group under another name or path.
    public Group renamed(String newName, String newPath, Optional<String> newArn) {
        return new Group(newName, newArn, newPath, attachedPolicies, inlinePolicies, id, created);
    }

    public Group withAttachedPolicies(List<AttachedPolicy> attached) {
        return withPolicies(attached, inlinePolicies);
    }

    public Group withInlinePolicies(List<InlinePolicy> inline) {
        return withPolicies(attachedPolicies, inline);
    }

    /// The same group with other policies.
    public Group withPolicies(List<AttachedPolicy> attached, List<InlinePolicy> inline) {
        return new Group(name, arn, path, attached, inline, id, created);
    }
}
