package dev.lockstep.practice.operation;

import dev.lockstep.practice.operation.around.AroundOperations;
import dev.lockstep.practice.operation.credential.CredentialOperations;
import dev.lockstep.practice.operation.identity.IdentityOperations;
import java.util.List;

/// Everything that a practice account serves.
public final class AllOperations {
    private AllOperations() {}

    /// Each operation is in one of these, so that their order means nothing.
    public static List<Operations> list() {
        return List.of(
                new IdentityOperations(), new CredentialOperations(), new AroundOperations());
    }
}
