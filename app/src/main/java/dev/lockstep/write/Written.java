package dev.lockstep.write;

import dev.lockstep.effect.Assigned;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What became of a write.
public sealed interface Written {
    /// AWS says that it carried it out.
    ///
    /// @param requestId AWS's id of the request
    record Done(Assigned assigned, Optional<String> requestId) implements Written {}

    /// AWS says that it did not.
    ///
    /// @param code AWS's code, such as `AccessDenied`; hostile text, like the message
    record NotDone(String code, String message, Optional<String> requestId) implements Written {
        /// Codes that say that IAM does not see yet what was written a moment ago: what was made is
        /// not there, or what was removed still is (IAM User Guide, "Changes that I make are not
        /// always immediately visible").
        private static final List<String> NOT_SEEN_YET = List.of("NoSuchEntity", "DeleteConflict");

        /// Codes that say that another write is not over. The writer has tried again for a while
        /// when it gives one of them.
        private static final List<String> BUSY =
                List.of("ConcurrentModification", "EntityTemporarilyUnmodifiable");

        /// Whether AWS takes the same write with other codes of the MFA device.
        public boolean wantsOtherCodes() {
            return code.startsWith("InvalidAuthenticationCode");
        }

        /// Whether the same write may pass a little later, though nobody does anything about it.
        /// Where it is the first write on something that has stood for long, it will not:
        /// `NoSuchEntity` then means what it says. `EntityAlreadyExists` and all other codes stay
        /// as they are.
        public boolean mayPassLater() {
            return Stream.concat(NOT_SEEN_YET.stream(), BUSY.stream()).anyMatch(code::startsWith)
                    // A trust policy that names a user or role that was made a moment ago.
                    || (code.startsWith("MalformedPolicyDocument")
                            && message.contains("Invalid principal"));
        }
    }

    /// Nobody knows: no answer came.
    ///
    /// @param why in plain words
    record Unknown(String why) implements Written {}
}
