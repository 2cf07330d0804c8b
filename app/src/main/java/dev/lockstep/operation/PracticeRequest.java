package dev.lockstep.operation;

import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.shape.AccountShape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Which practice account is wanted, and how it is to behave.
///
/// @param id what it is to be called; see [PracticeStart#newId]
/// @param shape how the account is kept; counts for nothing with `from`
/// @param users how many there are; absent: as many as the shape has by itself
/// @param seed the same one gives the same account, byte for byte
/// @param from a snapshot folder that is loaded instead of a shape
/// @param port on loopback; 0 for one that is free
/// @param denied operations that are refused, such as `iam:ListUsers`
/// @param enforced whether each call is judged by the policies of its caller
/// @param baseline where the lockstep.yaml of its people and groups is written; absent: into the
///   working folder unless there is one already, else beside the state
/// @param directory the working folder
public record PracticeRequest(
        String id,
        AccountShape shape,
        OptionalInt users,
        long seed,
        Optional<Path> from,
        int port,
        Set<String> denied,
        Faults faults,
        boolean enforced,
        Optional<Path> baseline,
        Path directory) {
    public PracticeRequest {
        denied = Set.copyOf(denied);
    }

    /// What the account is shaped like, in a word.
    String shapeName() {
        return from.isPresent() ? "snapshot" : shape.id();
    }
}
