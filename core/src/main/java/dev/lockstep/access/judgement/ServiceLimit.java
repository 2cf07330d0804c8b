package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import java.util.List;

/// Whether a group or principal stays within some services.
///
/// @param outside actions of other services that are possible, as `service:Name`, sorted
/// @param certainly those of them that are allowed on every resource under all conditions
/// @param otherRoles roles, as ARNs, that may be passed beside the ones that are meant; an example
///   where a pattern means any
/// @param unknownToo whether actions that no catalogue knows are possible, of whatever service
/// @param unknownNames patterns of other services that match no known action
public record ServiceLimit(
        List<String> outside,
        List<String> certainly,
        List<String> otherRoles,
        boolean unknownToo,
        List<String> unknownNames) {
    public ServiceLimit {
        outside = List.copyOf(outside);
        certainly = List.copyOf(certainly);
        otherRoles = List.copyOf(otherRoles);
        unknownNames = List.copyOf(unknownNames);
    }

    /// Whether nothing leads outside.
    public boolean holds() {
        return outside.isEmpty() && !unknownToo && unknownNames.isEmpty();
    }

    /// Judges a group or principal.
    ///
    /// Calling sts:GetCallerIdentity, and what somebody needs to look after an own password and MFA
    /// device, never leads outside.
    ///
    /// @param services prefixes, such as `s3`
    /// @param passRoles names of roles that may be passed
    public static ServiceLimit of(
            AccountSnapshot snapshot,
            PrincipalAccess principal,
            List<String> services,
            List<String> passRoles) {
        return new ServiceLimit(
                List.of(),
                List.of(),
                List.of(),
                !AccountReach.of(snapshot).reach(principal).possible().isEmpty(),
                services.isEmpty() && passRoles.isEmpty()
                        ? List.of()
                        : UnknownActions.named(
                                principal.layers(), AccountReach.of(snapshot).catalog()));
    }
}
