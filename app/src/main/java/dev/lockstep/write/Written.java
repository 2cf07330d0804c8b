package dev.lockstep.write;

import dev.lockstep.effect.Assigned;
import java.util.Optional;

/// What became of a write.
public sealed interface Written {
    /// AWS says that it carried it out.
    ///
    /// @param requestId AWS's id of the request
    record Done(Assigned assigned, Optional<String> requestId) implements Written {}

    /// AWS says that it did not.
    ///
    /// @param code AWS's code, such as `AccessDenied`; hostile text, like the message
    record NotDone(String code, String message, Optional<String> requestId) implements Written {}

    /// Nobody knows: no answer came.
    ///
    /// @param why in plain words
    record Unknown(String why) implements Written {}
}
