package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import java.util.List;

/// Changes of access keys (step 7).
public sealed interface KeyChange extends Change {
    /// Makes an access key inactive; it can be made active again.
    record DeactivateKey(Subject subject, String user, String key) implements KeyChange {
        @Override
        public String kind() {
            return "deactivate-access-key";
        }

        @Override
        public Step step() {
            return Step.ACCESS_KEYS;
        }

        @Override
        public String title() {
            return "Make the access key " + key + " of " + user + " inactive.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new AccessKeyEffect.UpdateAccessKey(user, key, false));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("makes the key active again");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }
}
