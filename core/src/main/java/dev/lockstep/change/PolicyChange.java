package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.IamArn;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.UserEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
            return "Attach the policy " + IamArn.policyName(arn) + " to the group " + group + ".";
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
            return new Undoing.Possible("detaches the policy from the group again");
        }

        @Override
        public Nature nature() {
            return Nature.GIVES;
        }
    }

    /// Detaches a managed policy from a group.
    record DetachPolicyFromGroup(Subject subject, String group, String arn)
            implements PolicyChange {
        @Override
        public String kind() {
            return "detach-group-policy";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Detach the policy " + IamArn.policyName(arn) + " from the group " + group + ".";
        }

        @Override
        public Risk risk() {
            return Risk.MEDIUM;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new GroupEffect.DetachGroupPolicy(group, arn));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("attaches the policy to the group again");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Writes a declared inline policy of a group.
    ///
    /// @param replaces whether another document of this name stands
    record PutGroupPolicy(
            Subject subject, String group, String policy, String document, boolean replaces)
            implements PolicyChange {
        @Override
        public String kind() {
            return "put-group-policy";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return replaces
                    ? "Replace the inline policy "
                            + policy
                            + " of the group "
                            + group
                            + " by the declared one."
                    : "Write the inline policy " + policy + " of the group " + group + ".";
        }

        @Override
        public Risk risk() {
            return replaces ? Risk.MEDIUM : Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new GroupEffect.PutGroupPolicy(group, policy, document));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible(
                    replaces
                            ? "writes the former document again"
                            : "removes the inline policy again");
        }

        @Override
        public Nature nature() {
            return replaces ? Nature.NEITHER : Nature.GIVES;
        }
    }

    /// Removes an inline policy of a group.
    record DeleteGroupPolicy(Subject subject, String group, String policy) implements PolicyChange {
        @Override
        public String kind() {
            return "delete-group-policy";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Remove the inline policy " + policy + " of the group " + group + ".";
        }

        @Override
        public Risk risk() {
            return Risk.MEDIUM;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new GroupEffect.DeleteGroupPolicy(group, policy));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("writes the same inline policy again");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Makes a customer managed policy with a declared document; it gives nobody anything yet.
    record CreatePolicy(Step step, Subject subject, String policy, String path, String document)
            implements PolicyChange {
        @Override
        public String kind() {
            return "create-policy";
        }

        @Override
        public String title() {
            return "Create the policy " + policy + ".";
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            return List.of(
                    new PolicyEffect.CreatePolicy(
                            policy, path, document, Optional.empty(), Map.of()));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("deletes the policy again");
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }

    /// Writes a new version of a customer managed policy and brings it into force. AWS keeps five
    /// versions of a policy: where five stand, the oldest one that is not in force goes first, and
    /// nothing brings it back.
    ///
    /// @param oldest that version, such as `v2`
    record UpdatePolicy(
            Step step, Subject subject, String arn, Optional<String> oldest, String document)
            implements PolicyChange {
        @Override
        public String kind() {
            return "update-policy";
        }

        @Override
        public String title() {
            return "Write the declared document as the new version of the policy "
                    + IamArn.policyName(arn)
                    + oldest.map(one ->
                                    "; its oldest version "
                                            + one
                                            + " goes for good, since AWS keeps five")
                            .orElse("")
                    + ".";
        }

        @Override
        public Risk risk() {
            return Risk.MEDIUM;
        }

        @Override
        public List<Effect> effects() {
            var effects = new ArrayList<Effect>();
            oldest.ifPresent(one -> effects.add(new PolicyEffect.DeletePolicyVersion(arn, one)));
            effects.add(new PolicyEffect.CreatePolicyVersion(arn, document, true));
            return List.copyOf(effects);
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible(
                    "brings the former version into force again and removes the new one"
                            + oldest.map(one -> "; version " + one + " does not come back")
                                    .orElse(""));
        }

        @Override
        public Nature nature() {
            return Nature.NEITHER;
        }
    }

    /// Deletes a customer managed policy that nothing has any more.
    ///
    /// @param older its versions that are not in force, which must go first
    record DeletePolicy(Subject subject, String arn, List<String> older) implements PolicyChange {
        public DeletePolicy {
            older = List.copyOf(older);
        }

        @Override
        public String kind() {
            return "delete-policy";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Delete the policy "
                    + IamArn.policyName(arn)
                    + ", which nobody has"
                    + (older.isEmpty() ? "." : ", with its older versions.");
        }

        @Override
        public Risk risk() {
            return Risk.LOW;
        }

        @Override
        public List<Effect> effects() {
            var effects = new ArrayList<Effect>();
            older.forEach(one -> effects.add(new PolicyEffect.DeletePolicyVersion(arn, one)));
            effects.add(new PolicyEffect.DeletePolicy(arn));
            return List.copyOf(effects);
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible(
                    "creates the policy again, with the document that was in force"
                            + (older.isEmpty() ? "" : "; older versions do not come back"));
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Detaches a managed policy from a user, whose rights come from groups.
    record DetachPolicyFromUser(Subject subject, String user, String arn) implements PolicyChange {
        @Override
        public String kind() {
            return "detach-user-policy";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Detach the policy " + IamArn.policyName(arn) + " from the user " + user + ".";
        }

        @Override
        public Risk risk() {
            return Risk.MEDIUM;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new UserEffect.DetachUserPolicy(user, arn));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("attaches the policy to the user again");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Removes an inline policy of a user, whose rights come from groups.
    record DeleteUserPolicy(Subject subject, String user, String policy) implements PolicyChange {
        @Override
        public String kind() {
            return "delete-user-policy";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Remove the inline policy " + policy + " of the user " + user + ".";
        }

        @Override
        public Risk risk() {
            return Risk.MEDIUM;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new UserEffect.DeleteUserPolicy(user, policy));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("writes the same inline policy again");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }

    /// Attaches LockstepRequireMfa to a group of people: without MFA its members can do nothing but
    /// set MFA up. Who has MFA signs in again with it.
    record RequireMfa(Subject subject, String group, String arn) implements PolicyChange {
        @Override
        public String kind() {
            return "require-mfa";
        }

        @Override
        public Step step() {
            return Step.USER_MFA;
        }

        @Override
        public String title() {
            return "Let the members of the group "
                    + group
                    + " do nothing without MFA but set it up.";
        }

        @Override
        public Risk risk() {
            return Risk.HIGH;
        }

        @Override
        public List<Effect> effects() {
            return List.of(new GroupEffect.AttachGroupPolicy(group, arn));
        }

        @Override
        public Undoing undoing() {
            return new Undoing.Possible("detaches the policy from the group again");
        }

        @Override
        public Nature nature() {
            return Nature.TAKES;
        }
    }
}
