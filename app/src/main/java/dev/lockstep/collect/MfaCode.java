package dev.lockstep.collect;

import dev.lockstep.secret.Secret;
import java.util.Optional;

/// Where the code of an MFA device comes from: `--mfa-code`, or a question on the terminal.
@FunctionalInterface
public interface MfaCode {
    /// Nobody can be asked.
    MfaCode NONE = _ -> Optional.empty();

    /// The six digits that the device shows; empty if nobody can be asked.
    ///
    /// @param device the serial number or ARN of the device, as the profile names it; hostile text
    Optional<Secret> ask(String device);
}
