package dev.lockstep.access.question;

import java.util.List;
import java.util.Optional;

/// What a lockstep.yaml says that the members of a group may do.
///
/// @param group as declared
/// @param administrators whether they are administrators on purpose
/// @param readOnly whether they only read
/// @param services the services that they are limited to, by prefix; absent: not declared
/// @param passRoles names of the roles that they may pass
public record Promise(
        String group,
        boolean administrators,
        boolean readOnly,
        Optional<List<String>> services,
        List<String> passRoles) {
    public Promise {
        services = services.map(List::copyOf);
        passRoles = List.copyOf(passRoles);
    }

    /// Whether it says anything about what they may do.
    public boolean isAny() {
        return administrators || readOnly || services.isPresent();
    }

    /// Whether a service may be reached by it.
    public boolean covers(String service) {
        return administrators
                || readOnly
                || services.map(all -> all.contains(service)).orElse(false);
    }
}
