package dev.lockstep.baseline;

import java.util.List;
import java.util.Optional;

/// A user that is a machine, not a person.
///
/// @param user the IAM user name
/// @param owner free text: who answers for it
public record Service(
        String user, Optional<String> owner, List<String> groups, Optional<String> ageRecipient) {
    public Service {
        groups = List.copyOf(groups);
    }
}
