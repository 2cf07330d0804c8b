package dev.lockstep.record.keys;

import java.util.Optional;

/// Whose keys are told of, and by what.
///
/// @param lockstep the version of this program
/// @param account 12 digits, if known
/// @param caller as whom AWS was asked, an ARN; hostile text, as is the endpoint
/// @param endpoint where AWS was asked instead of at its own endpoints
/// @param practice whether it is a practice account
public record About(
        String lockstep,
        Optional<String> account,
        String partition,
        Optional<String> caller,
        Optional<String> endpoint,
        boolean practice) {}
