package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PasswordEffect;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Changes of console passwords (steps 5 and 8).
public sealed interface PasswordChange extends Change {
    /// Takes a console password away.
    ///
    /// @param lastUsed when it was last used (UTC); absent: never, as far as AWS keeps it
    record RemovePassword(Subject subject, String user, Optional<Instant> lastUsed)
            implements PasswordChange {
        @Override
        public String kind() {
            return "remove-password";
        }

        @Override
        public Step step() {
            return Step.USERS;
        }

        @Override
        public String title() {
            return "Take the console password of "
                    + user
                    + " away; it was "
                    + lastUsed.map(date -> "last used on " + KeyChange.day(date))
                            .orElse("never used")
                    + ".";
        }

        @Override
        public Risk risk() {
            return lastUsed.isPresent() ? Risk.MEDIUM : Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new PasswordEffect.DeleteLoginProfile(user));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Impossible(
                    "nobody knows the password, so it cannot be given back; a new one can be set at any"
                            + " time");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Gives a user a console password that a program has made, and that must be changed at the
    /// next sign-in. The password itself is no part of it: it is handed over before it is set.
    ///
    /// @param subject the user, or the person whose user it is
    /// @param isFirst whether the user has none yet
    record GivePassword(Subject subject, String user, boolean isFirst) implements PasswordChange {
        @Override
        public String kind() {
            return "give-password";
        }

        @Override
        public Step step() {
            return Step.USERS;
        }

        @Override
        public String title() {
            return (isFirst ? "Give " : "Set another password for ")
                    + user
                    + (isFirst ? " a first console password" : "")
                    + ", to be changed at the next sign-in.";
        }

        @Override
        public Risk risk() {
            return isFirst ? Risk.LOW : Risk.MEDIUM;
        }

        @Override
        public List<Effect> effects() {
            return List.of(
                    isFirst
                            ? new PasswordEffect.CreateLoginProfile(user, true)
                            : new PasswordEffect.UpdateLoginProfile(user, true, Optional.of(true)));
        }

        @Override
        public Undoing undoing() {
            return isFirst
                    ? new Undoing.Possible("takes the console password away again")
                    : new Undoing.Impossible("AWS keeps no former password; another can be set");
        }

        @Override
        public Nature nature() {
            return Nature.GIVES;
        }
    }

    /// Has a user choose a new console password at the next sign-in. The present one opens that
    /// sign-in; sessions that have begun go on.
    record RequireNewPassword(Subject subject, String user) implements PasswordChange {
        @Override
        public String kind() {
            return "require-new-password";
        }

        @Override
        public Step step() {
            return Step.VERIFIED;
        }

        @Override
        public String title() {
            return user + " must choose a new password at the next sign-in.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new PasswordEffect.UpdateLoginProfile(user, false, Optional.of(true)));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("asks for no new password any more");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }
}
