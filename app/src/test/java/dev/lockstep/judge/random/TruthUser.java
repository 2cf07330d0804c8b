package dev.lockstep.judge.random;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A user as it truly is now.
record TruthUser(
        String name,
        String path,
        Instant created,
        Optional<Password> password,
        List<String> devices,
        boolean devicesAreNew,
        List<Key> keys,
        List<String> groups,
        List<Credential> ssh,
        List<Credential> services,
        List<Credential> certificates) {

    /// A password: since when there is one, when it was changed, used, and must be changed.
    record Password(
            Instant profile, Instant changed, Optional<Instant> used, Optional<Instant> next) {}

    /// A key; `rotated` is its last change of status, or its creation.
    record Key(
            String id,
            boolean active,
            Instant created,
            Instant rotated,
            Optional<Instant> used,
            boolean deleted) {}

    /// An SSH key, a service-specific credential or a certificate.
    record Credential(String id, String status, Instant made, Optional<Instant> ends) {}
}
