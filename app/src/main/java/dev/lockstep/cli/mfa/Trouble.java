package dev.lockstep.cli.mfa;

import dev.lockstep.apply.ChangeResult;
import dev.lockstep.operation.run.CarryOut;
import java.util.Optional;

/// Why a run about an MFA device did not come to its end, and what to do, in words.
final class Trouble {
    private Trouble() {}

    /// Why, as one sentence; hostile text of AWS is in it.
    static String why(CarryOut.Finished finished) {
        String detail =
                finished.result().changes().stream()
                        .map(ChangeResult::detail)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(finished.result().why());
        return detail.isEmpty() ? "it was not begun" : detail;
    }

    /// What to do about it, if that can be told.
    ///
    /// @param why as it was told
    static Optional<String> advice(String why, String user) {
        if (why.contains("security token included in the request is invalid")
                || why.contains("InvalidClientTokenId")
                || why.contains("with credentials of GetSessionToken")) {
            return Optional.of(
                    "AWS lets a session of GetSessionToken call IAM only if it was made with an MFA"
                            + " code: use aws login, or a profile with mfa_serial; or let an"
                            + " administrator run this");
        }
        if (why.contains("AccessDenied")) {
            return Optional.of(
                    why.contains("explicit deny")
                            ? "a policy forbids it, perhaps until you have signed in with MFA: sign"
                                    + " in again with MFA, or let an administrator run this"
                            : "lockstep mfa enrol --print-policy prints the policy that allows it");
        }
        if (why.contains("NoSuchEntity")) {
            return Optional.of(
                    "see whether there still is a user " + user + ": somebody may have deleted it");
        }
        if (why.contains("LimitExceeded")) {
            return Optional.of(
                    "AWS allows 8 MFA devices for a user, and as many virtual ones in an account as"
                            + " users; lockstep mfa clean-up deletes those that are nobody's");
        }
        if (why.contains("EntityAlreadyExists")) {
            return Optional.of(
                    "somebody has made a device of this name meanwhile; --name gives another");
        }
        if (why.contains("Throttling") || why.contains("Rate exceeded")) {
            return Optional.of("AWS is asked too much just now; try again in a minute");
        }
        return Optional.empty();
    }
}
