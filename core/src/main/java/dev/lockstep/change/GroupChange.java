package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import java.util.ArrayList;
import java.util.List;

/// Changes of groups: that they are there (step 4). Who is in them are changes of users.
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

    /// Deletes a group that has no member and is not declared, with what it still has.
    ///
    /// @param arns of the managed policies that are attached to it
    /// @param inline the names of its inline policies
    record DeleteGroup(Subject subject, String group, List<String> arns, List<String> inline)
            implements GroupChange {
        public DeleteGroup {
            arns = List.copyOf(arns);
            inline = List.copyOf(inline);
        }

        @Override
        public String kind() {
            return "delete-group";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Delete the group " + group + ", which has no member and is not declared.";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            var effects = new ArrayList<Effect>();
            arns.forEach(arn -> effects.add(new GroupEffect.DetachGroupPolicy(group, arn)));
            inline.forEach(one -> effects.add(new GroupEffect.DeleteGroupPolicy(group, one)));
            effects.add(new GroupEffect.DeleteGroup(group));
            return List.copyOf(effects);
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("makes a group of this name with the same policies again");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }
}
