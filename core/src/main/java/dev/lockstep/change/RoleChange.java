package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.RoleEffect;
import java.util.List;

/// Changes of roles: whom their trust policies let in (step 4).
public sealed interface RoleChange extends Change {
    /// Replaces a trust policy that lets anybody in.
    record CloseRoleTrust(Subject subject, String role, String trust) implements RoleChange {
        @Override
        public String kind() {
            return "close-role-trust";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Let only this account into the role " + role + ".";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new RoleEffect.UpdateAssumeRolePolicy(role, trust));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("writes the former trust policy again");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }
}
