package dev.lockstep.policy.catalog;

import java.util.List;

/// An action that AWS knows.
///
/// Rule source: Service Authorization Reference.
///
/// @param service the prefix, such as `s3`, in lower case
/// @param name such as `GetObject`, as AWS writes it
/// @param resourceTypes what it can be limited to; empty: only `*` means it
/// @param conditionKeys those that it may have beside the global ones
/// @param dependentActions what else a caller needs for it, as `service:Name`
public record Action(
        String service,
        String name,
        AccessLevel level,
        List<ResourceType> resourceTypes,
        List<String> conditionKeys,
        List<String> dependentActions) {

    public Action {
        resourceTypes = List.copyOf(resourceTypes);
        conditionKeys = List.copyOf(conditionKeys);
        dependentActions = List.copyOf(dependentActions);
    }

    /// A kind of resource that an action is about.
    ///
    /// @param required whether the action always names one
    public record ResourceType(String name, boolean required) {}
}
