package dev.lockstep.apply;

import java.util.Set;

/// Reasons for which AWS does not carry out a write, and which pass (IAM API Reference, "Common
/// Errors" and the errors of each operation).
final class Passing {
    private static final Set<String> BUSY =
            Set.of(
                    "Throttling",
                    "ThrottledException",
                    "TooManyRequests",
                    "RequestLimitExceeded",
                    "ServiceUnavailable",
                    "ServiceFailure",
                    "InternalFailure",
                    "InternalServerError",
                    "ConcurrentModification",
                    "Conflict",
                    "EntityTemporarilyUnmodifiable");

    /// What the run itself has just written is not seen everywhere yet.
    private static final Set<String> OLD_SIGHT = Set.of("NoSuchEntity", "DeleteConflict");

    private Passing() {}

    /// Whether a call that was refused so may be carried out a little later.
    ///
    /// @param afterOwnWrites whether the run has written before
    static boolean passes(String code, boolean afterOwnWrites) {
        String bare = code.endsWith("Exception") ? code.substring(0, code.length() - 9) : code;
        return BUSY.contains(bare)
                || BUSY.contains(code)
                || (afterOwnWrites && OLD_SIGHT.contains(bare));
    }
}
