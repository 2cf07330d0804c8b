package dev.lockstep.cli;

import java.util.List;
import java.util.Optional;

/// What helps against a refusal of AWS's, by its own words.
///
/// Where they name a policy that only limits, or one that forbids, no further permission helps.
///
/// Rule source: IAM User Guide, "Troubleshoot access denied error messages".
final class RefusalAdvice {
    private static final String REFUSAL = " is not authorized to perform: ";
    private static final String FORBIDS = "with an explicit deny in ";

    private static final List<String> LIMITS =
            List.of(
                    "service control policy",
                    "resource control policy",
                    "permissions boundary",
                    "session policy");

    private RefusalAdvice() {}

    /// One line; empty if it is no such refusal.
    ///
    /// @param lack what was not read, with AWS's words
    static Optional<String> of(String lack) {
        int start = lack.indexOf(REFUSAL);
        if (start < 0) {
            return Optional.empty();
        }
        // Names of users stand before it; what follows is about policies.
        String reason = lack.substring(start);
        for (String limit : LIMITS) {
            if (reason.contains("no " + limit + " allows")
                    || reason.contains(FORBIDS + "a " + limit)) {
                return Optional.of(
                        "a "
                                + limit
                                + " stands in the way, so that no further permission helps; ask as"
                                + " somebody whom it does not limit, or have it let these reads"
                                + " through");
            }
        }
        return Optional.of(
                reason.contains(FORBIDS)
                        ? "a policy forbids it, so that no further permission helps; ask as"
                                + " somebody whom it does not forbid this"
                        : "the policy that lockstep audit --print-policy prints allows what is"
                                + " read; attach it to whoever asks");
    }
}
