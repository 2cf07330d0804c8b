package dev.lockstep.baseline;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/// What is wanted of the root user.
///
/// @param idleDays a use of root that is at most this many days old is a fault
/// @param attestations what no API shows and a person vouches for, by name
public record RootGoal(
        Baseline.MfaKind mfaKind, int idleDays, Map<String, Attestation> attestations) {

    /// The name of the attestation that root's password is long and unique.
    public static final String STRONG_PASSWORD = "strong-password";

    public static final RootGoal DEFAULT = new RootGoal(Baseline.MfaKind.ANY, 30, Map.of());

    public RootGoal {
        attestations = Map.copyOf(attestations);
    }

    public Optional<Attestation> attestation(String name) {
        return Optional.ofNullable(attestations.get(name));
    }

    /// A person's word for something that no API shows.
    ///
    /// @param by free text
    /// @param until the last day (UTC) on which it counts
    public record Attestation(String by, LocalDate date, LocalDate until) {}
}
