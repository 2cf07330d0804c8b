package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Role;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.reach.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Whether a group or principal stays within some services.
///
/// @param outside actions of other services that are possible, as `service:Name`, sorted
/// @param certainly those of them that are allowed on every resource under all conditions
/// @param otherRole a role, as ARN, that may be passed beside the ones that are meant: one that
///   there is, or one that there could be; none where iam:PassRole stays inside
/// @param unknownToo whether actions of services that no catalogue knows are possible
/// @param unknownNames patterns of other services that match no known action
public record ServiceLimit(
        List<String> outside,
        List<String> certainly,
        List<String> otherRole,
        boolean unknownToo,
        List<String> unknownNames) {
    private static final String PASS_ROLE = "iam:PassRole";

    public ServiceLimit {
        outside = List.copyOf(outside);
        certainly = List.copyOf(certainly);
        otherRole = List.copyOf(otherRole);
        unknownNames = List.copyOf(unknownNames);
    }

    /// Whether no known action of another service is possible.
    public boolean staysInside() {
        return outside.isEmpty();
    }

    /// Whether something is possible of which nobody knows where it leads.
    public boolean isOpen() {
        return unknownToo || !unknownNames.isEmpty();
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
        var account = AccountReach.of(snapshot);
        ActionCatalog catalog = account.catalog();
        Reach reach = account.reach(principal);
        Set<String> inside =
                services.stream()
                        .map(one -> one.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        Self self = Self.of(principal, SelfService.iam(snapshot, principal));
        var users = SelfService.otherUsers(snapshot, principal, self);
        var anything = OtherResources.any(principal.layers(), self.context(), self.arn());
        var outside = new TreeSet<String>();
        var certainly = new TreeSet<String>();
        var otherRole = new ArrayList<String>();
        reach.possible()
                .numbers()
                .filter(number -> !inside.contains(catalog.service(number)))
                .forEach(number -> {
                    String action = catalog.name(number);
                    if (action.equals(PASS_ROLE)) {
                        resource(roles(snapshot, principal, self, passRoles).ask(action))
                                .ifPresent(otherRole::add);
                        if (otherRole.isEmpty()) {
                            return;
                        }
                    } else if (SelfService.holds(action)
                            && (!SelfService.onSelf().contains(action)
                                    || resource(users.ask(action)).isEmpty())) {
                        return;
                    }
                    outside.add(action);
                    if (reach.certain().contains(number)) {
                        certainly.add(action);
                    }
                });
        return new ServiceLimit(
                List.copyOf(outside),
                List.copyOf(certainly),
                otherRole,
                UnknownActions.ofAnyService(anything),
                UnknownActions.named(anything, account).stream()
                        .filter(name -> !inside.contains(service(name)))
                        .toList());
    }

    private static OtherResources roles(
            AccountSnapshot snapshot, PrincipalAccess principal, Self self, List<String> names) {
        return new OtherResources(
                principal.layers(),
                self.context(),
                self.arn(),
                SelfService.iam(snapshot, principal) + "role/?*",
                arn ->
                        arn.contains(":role/")
                                && names.contains(arn.substring(arn.lastIndexOf('/') + 1)),
                snapshot.roles().found().orElse(List.of()).stream().map(Role::arn).toList());
    }

    private static Optional<String> resource(OtherResources.Answer answer) {
        return switch (answer) {
            case OtherResources.Answer.None _ -> Optional.empty();
            case OtherResources.Answer.Allowed(var resource, var _) -> Optional.of(resource);
            case OtherResources.Answer.Open(var resource, var _) -> Optional.of(resource);
            case OtherResources.Answer.Unproven(var resource) -> Optional.of(resource);
        };
    }

    private static String service(String pattern) {
        int colon = pattern.indexOf(':');
        return (colon < 0 ? pattern : pattern.substring(0, colon)).toLowerCase(Locale.ROOT);
    }
}
