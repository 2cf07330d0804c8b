package dev.lockstep.baseline;

import java.util.List;
import java.util.Optional;

/// A person of the roster.
///
/// @param id as written in lockstep.yaml
/// @param user the IAM user name; the id where none is written
/// @param groups that the person belongs to
/// @param federated whether the person signs in another way, so that no IAM user is wanted
/// @param ageRecipient where sealed hand-overs go
public record Person(
        String id,
        Optional<String> name,
        Optional<String> email,
        String user,
        List<String> groups,
        boolean federated,
        Optional<String> ageRecipient) {
    public Person {
        groups = List.copyOf(groups);
    }
}
