package dev.lockstep.evidence;

import java.util.List;
import java.util.Optional;

/// What verifying evidence has shown.
///
/// @param faults what was altered, added or is missing, a sentence each that names the file; names
///   are hostile text
/// @param signer the fingerprint of the key that signed, if the signature holds
/// @param isMeant whether that is the key that was asked for; empty if none was asked for
/// @param run the id of the run
/// @param hash of the last line of the journal
public record Verification(
        List<String> faults,
        Optional<String> signer,
        Optional<Boolean> isMeant,
        Optional<String> run,
        Optional<String> hash) {
    public Verification {
        faults = List.copyOf(faults);
    }

    /// Whether nothing was altered, and the right key signed if one was asked for.
    public boolean isGood() {
        return faults.isEmpty();
    }
}
