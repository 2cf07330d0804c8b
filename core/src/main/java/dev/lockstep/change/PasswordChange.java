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
}
