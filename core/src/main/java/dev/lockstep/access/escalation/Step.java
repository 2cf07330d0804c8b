package dev.lockstep.access.escalation;

import java.util.List;
import java.util.Optional;

/// One step on a way to become an administrator.
///
/// @param pathId the id in `escalation-paths.tsv`, such as `lambda-001`
/// @param words for people, such as `can attach AdministratorAccess to itself:
///   iam:AttachUserPolicy`; hostile text, since names stand in it
/// @param from the ARN of the principal that acts
/// @param to the ARN of the user, group, role or policy that it gets or changes; empty: what it
///   makes anew
/// @param grants what the principal must be allowed for it, and is; at least one
/// @param depends what else it hangs on that was not read, such as `a function that runs as this
///   role`; empty: nothing
public record Step(
        String pathId,
        String words,
        String from,
        Optional<String> to,
        List<Grant> grants,
        Optional<String> depends) {

    public Step {
        grants = List.copyOf(grants);
    }

    /// Whether it holds whatever is unknown.
    public boolean certain() {
        return depends.isEmpty() && grants.stream().allMatch(Grant::certain);
    }
}
