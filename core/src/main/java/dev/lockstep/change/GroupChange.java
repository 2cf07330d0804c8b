package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import java.util.List;

/// Changes of groups: that they are there, and who is in them (step 4).
public sealed interface GroupChange extends Change {
    /// Makes a declared group.
    record CreateGroup(Subject subject, String group) implements GroupChange {
        @Override
        public String kind() {
            return "create-group";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Create the group " + group + ".";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new GroupEffect.CreateGroup(group, "/"));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("deletes the group again");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }
}
