package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import java.util.List;

/// Changes of policies and of what they are attached to (steps 4 and 6).
public sealed interface PolicyChange extends Change {
    /// Attaches a declared managed policy to a group.
    record AttachPolicyToGroup(Subject subject, String group, String arn) implements PolicyChange {
        @Override
        public String kind() {
            return "attach-group-policy";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Attach " + arn + " to the group " + group + ".";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new GroupEffect.AttachGroupPolicy(group, arn));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("detaches the policy again");
        }

        @Override
        public Nature nature() {
            return Nature.GIVES;
        }
    }
}
