package dev.lockstep.operation;

import dev.lockstep.practice.running.PracticeRegistry;
import java.net.URI;
import java.util.Optional;

/// Tells whether an endpoint is a practice account. Only the state folder can: any other endpoint
/// on loopback may be a way to the real AWS, and is judged by the real time.
@FunctionalInterface
public interface PracticeLookup {
    /// Nothing is a practice account.
    PracticeLookup NONE = _ -> Optional.empty();

    /// The practice account that answers there, and its clock.
    Optional<PracticeRegistry.Seen> at(URI endpoint);
}
