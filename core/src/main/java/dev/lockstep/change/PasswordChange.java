package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PasswordEffect;
import java.util.List;

/// Changes of console passwords (steps 5 and 8).
public sealed interface PasswordChange extends Change {
    /// Takes a console password away.
    record RemovePassword(Subject subject, String user) implements PasswordChange {
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
            return "Take the console password of " + user + " away.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new PasswordEffect.DeleteLoginProfile(user));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Impossible("nobody knows the password, so it cannot be given back");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }
}
