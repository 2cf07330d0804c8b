package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.RoleEffect;
import java.util.List;

/// Changes of roles: whom their trust policies let in (step 4). Each writes the whole trust policy;
/// statements that it is not about stay as they are.
public sealed interface RoleChange extends Change {
    /// Lets into a role not everybody any more, but this account and those that the baseline
    /// trusts.
    ///
    /// @param trust the whole new trust policy
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
            return "Let only this account and trusted accounts into the role "
                    + role
                    + ", no longer everybody.";
        }

        @Override
        public Risk risk() {
            return Risk.HIGH;
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

    /// Asks principals of accounts that nobody declared for an external id.
    ///
    /// @param strangers as the trust policy names them
    /// @param externalId what they have to send from then on; not a secret
    /// @param trust the whole new trust policy
    record AskForExternalId(
            Subject subject, String role, List<String> strangers, String externalId, String trust)
            implements RoleChange {
        public AskForExternalId {
            strangers = List.copyOf(strangers);
        }

        @Override
        public String kind() {
            return "ask-for-external-id";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Let "
                    + String.join(", ", strangers)
                    + " into the role "
                    + role
                    + " only with the external id "
                    + externalId
                    + "; tell it to them first, since they are refused until they send it.";
        }

        @Override
        public Risk risk() {
            return Risk.HIGH;
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

    /// Lets services into a role only on behalf of this account.
    ///
    /// @param services such as `scheduler.amazonaws.com`
    /// @param trust the whole new trust policy
    record LimitSource(Subject subject, String role, List<String> services, String trust)
            implements RoleChange {
        public LimitSource {
            services = List.copyOf(services);
        }

        @Override
        public String kind() {
            return "limit-trust-source";
        }

        @Override
        public Step step() {
            return Step.GROUPS;
        }

        @Override
        public String title() {
            return "Let "
                    + String.join(", ", services)
                    + " into the role "
                    + role
                    + " only on behalf of this account.";
        }

        @Override
        public Risk risk() {
            return Risk.HIGH;
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
