package dev.lockstep.people.step;

import dev.lockstep.change.Change;
import dev.lockstep.change.UserChange;
import java.util.List;

/// Where a person stands on the way in, and what comes next.
///
/// @param user the person's user, as AWS has it, or as it will be called; hostile text
/// @param told where things stand, in sentences; names in them are hostile text
/// @param why for what reason it does not go on, in a sentence; else empty
/// @param changes what is to be done now, if anything is
/// @param givesPassword whether a password is handed over for that, or right after it
/// @param needsMfa whether the person has no MFA yet
/// @param groups those that the user gets, now or once MFA is seen
/// @param lacking those of them in which the user is not yet
public record OnboardStep(
        Next next,
        String user,
        List<String> told,
        String why,
        List<Change> changes,
        boolean givesPassword,
        boolean needsMfa,
        List<String> groups,
        List<String> lacking) {
    public OnboardStep {
        told = List.copyOf(told);
        changes = List.copyOf(changes);
        groups = List.copyOf(groups);
        lacking = List.copyOf(lacking);
    }

    /// What is there and what is missing, in a line without its end; names in it are hostile text.
    public String inBrief() {
        if (changes.stream().anyMatch(UserChange.CreateUser.class::isInstance)) {
            return "there is no user " + user + " yet";
        }
        String has =
                givesPassword
                        ? needsMfa ? " has no password and no MFA" : " has MFA and no password"
                        : needsMfa ? " has a password and no MFA" : " has a password and MFA";
        return user
                + has
                + (lacking.isEmpty()
                        ? needsMfa || givesPassword ? " yet" : ""
                        : ", and is not in " + String.join(", ", lacking) + " yet");
    }

    /// What comes next.
    public enum Next {
        /// The user, its first password, and what lets its person set up MFA.
        MAKE,
        /// The person sets up MFA.
        ENROL,
        /// The rights.
        RIGHTS,
        /// Nothing: all of it is so.
        DONE,
        /// Something has to be done first.
        REFUSED,
        /// It cannot be said.
        NOT_KNOWN
    }

    static OnboardStep refused(String user, String why) {
        return new OnboardStep(
                Next.REFUSED, user, List.of(), why, List.of(), false, false, List.of(), List.of());
    }

    static OnboardStep unknown(String user, String why) {
        return new OnboardStep(
                Next.NOT_KNOWN,
                user,
                List.of(),
                why,
                List.of(),
                false,
                false,
                List.of(),
                List.of());
    }
}
