package dev.lockstep.access.template;

import java.util.List;
import java.util.Optional;

/// The policies with which a group does what it is for and no more.
///
/// @param managed names of AWS's own policies that it is to have
/// @param own the policy to make for it; absent: AWS's own are enough
public record GroupTemplate(List<String> managed, Optional<ServicePolicy> own) {
    public GroupTemplate {
        managed = List.copyOf(managed);
    }

    /// Everything.
    public static GroupTemplate administrators() {
        return new GroupTemplate(List.of("AdministratorAccess"), Optional.empty());
    }

    /// Some services whole, and the roles that these may be given.
    ///
    /// AWS's own policies for a service often reach into others, so none of them is taken.
    ///
    /// @param services known prefixes in lower case, none of those that are never given whole
    /// @param passRoles ARNs of roles
    public static GroupTemplate developers(List<String> services, List<String> passRoles) {
        return new GroupTemplate(List.of(), Optional.of(ServicePolicy.whole(services, passRoles)));
    }

    /// What AWS made for those who look at how things are set up, and not at what is stored.
    ///
    /// ReadOnlyAccess is not among them: it reads secrets.
    public static GroupTemplate auditors() {
        return new GroupTemplate(List.of("SecurityAudit", "ViewOnlyAccess"), Optional.empty());
    }
}
