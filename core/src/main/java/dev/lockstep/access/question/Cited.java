package dev.lockstep.access.question;

import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.Layer;
import java.util.List;

/// A statement that an answer rests on, and where a person finds it.
///
/// @param layer the kind of its policy
/// @param policy its name; that of an inline policy is `OWNER/NAME`
/// @param number which statement of the policy it is, counted from 1; 0 if that cannot be told
/// @param own whether the principal has the policy itself, or its account or the resource has it
/// @param groups by which the principal has it, sorted
public record Cited(
        Layer layer,
        String policy,
        int number,
        Statement statement,
        boolean own,
        List<String> groups) {

    public Cited {
        groups = List.copyOf(groups);
    }
}
