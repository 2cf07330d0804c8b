package dev.lockstep.policy;

import java.util.List;
import java.util.Optional;

/// One statement of a policy.
///
/// @param place where its opening brace stands
/// @param sid the optional `Sid` element; an empty one counts as absent
/// @param effect Allow or Deny
/// @param principals `Principal` or `NotPrincipal`; absent in identity policies
/// @param actions `Action` or `NotAction`
/// @param resources `Resource` or `NotResource`; absent in trust policies
/// @param conditionPlace where the name of the `Condition` element stands, also where it holds no
///   condition; an empty one restricts nothing
/// @param conditions one for each operator and key, in the order of the text; all must hold
public record Statement(
        Place place,
        Optional<String> sid,
        Effect effect,
        Optional<Principals> principals,
        Actions actions,
        Optional<Resources> resources,
        Optional<Place> conditionPlace,
        List<Condition> conditions) {

    public Statement {
        conditions = List.copyOf(conditions);
    }

    /// Whether a statement grants or refuses.
    public enum Effect {
        ALLOW,
        DENY
    }

    public boolean allows() {
        return effect == Effect.ALLOW;
    }
}
