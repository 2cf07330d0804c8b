package dev.lockstep.effect;

import java.util.Collection;
import java.util.Optional;

/// What hangs on a user, group, role or policy that is to be removed. AWS answers DeleteConflict
/// where anything does (IAM API Reference, DeleteUser, DeleteGroup, DeleteRole, DeletePolicy), so a
/// fold of effects that forgets to take something away must fail as well.
///
/// @param owner such as `the user alice`
record Empty(String owner) {
    /// @param kind such as `access key`
    /// @throws IllegalArgumentException if there are any
    Empty without(String kind, Collection<?> some) {
        return without(kind, !some.isEmpty());
    }

    /// @throws IllegalArgumentException if there is one
    Empty without(String kind, Optional<?> one) {
        return without(kind, one.isPresent());
    }

    /// @throws IllegalArgumentException if it is so
    Empty without(String kind, boolean there) {
        if (there) {
            throw new IllegalArgumentException(owner + " still has: " + kind);
        }
        return this;
    }
}
