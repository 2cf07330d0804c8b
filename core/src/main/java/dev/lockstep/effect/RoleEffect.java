package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.Role;
import dev.lockstep.policy.PolicyDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes that change a role.
public sealed interface RoleEffect extends Effect {
    /// Makes a role.
    ///
    /// @param trust the document that says who may assume it
    /// @param maxSession how long a session may last, in seconds; absent: an hour
    /// @param boundary the ARN of its permissions boundary
    record CreateRole(
            String role,
            String path,
            String trust,
            Optional<String> description,
            Optional<Integer> maxSession,
            Optional<String> boundary,
            Map<String, String> tags)
            implements RoleEffect {
        public CreateRole {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "iam:CreateRole";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            Names.free(draft.roles, "role", role);
            draft.roles.put(
                    role,
                    new Role(
                            role,
                            IamArn.of(account, "role", path, role),
                            path,
                            PolicyDocument.parse(trust),
                            List.of(),
                            List.of(),
                            boundary.map(one -> PolicyUse.used(draft, one)),
                            assigned.id(),
                            Optional.of(assigned.at()),
                            description,
                            maxSession.orElse(Role.DEFAULT_MAX_SESSION),
                            tags));
            return draft.account();
        }
    }

    /// Changes a role's settings.
    ///
    /// @param description absent: it stays
    /// @param maxSession in seconds; absent: an hour again, as the API's document of UpdateRole
    ///   says
    record UpdateRole(String role, Optional<String> description, Optional<Integer> maxSession)
            implements RoleEffect {
        @Override
        public String operation() {
            return "iam:UpdateRole";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    role,
                    one ->
                            one.described(
                                    description.or(one::description),
                                    maxSession.orElse(Role.DEFAULT_MAX_SESSION),
                                    one.tags()));
        }
    }

    /// Changes what a role says of itself, and nothing else.
    record UpdateRoleDescription(String role, String description) implements RoleEffect {
        @Override
        public String operation() {
            return "iam:UpdateRoleDescription";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    role,
                    one -> one.described(Optional.of(description), one.maxSession(), one.tags()));
        }
    }

    /// Says anew who may assume a role.
    record UpdateAssumeRolePolicy(String role, String trust) implements RoleEffect {
        @Override
        public String operation() {
            return "iam:UpdateAssumeRolePolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, role, one -> one.withTrustPolicy(PolicyDocument.parse(trust)));
        }
    }

    /// Removes a role that has no policies any more.
    record DeleteRole(String role) implements RoleEffect {
        @Override
        public String operation() {
            return "iam:DeleteRole";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            Role gone = AccountDraft.found(draft.roles.remove(role), "role", role);
            new Empty("the role " + role)
                    .without("attached policy", gone.attachedPolicies())
                    .without("inline policy", gone.inlinePolicies());
            gone.id().ifPresent(id -> TrustedPrincipal.becomes(draft, gone.arn(), id));
            return draft.account();
        }
    }

    /// Attaches a managed policy, if it is not attached already.
    record AttachRolePolicy(String role, String arn) implements RoleEffect {
        @Override
        public String operation() {
            return "iam:AttachRolePolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            return draft.role(
                            role,
                            one ->
                                    one.withAttachedPolicies(
                                            PolicyUse.attached(draft, one.attachedPolicies(), arn)))
                    .account();
        }
    }

    /// Detaches a managed policy.
    record DetachRolePolicy(String role, String arn) implements RoleEffect {
        @Override
        public String operation() {
            return "iam:DetachRolePolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            return draft.role(
                            role,
                            one ->
                                    one.withAttachedPolicies(
                                            PolicyUse.detached(draft, one.attachedPolicies(), arn)))
                    .account();
        }
    }

    /// Writes an inline policy, in the place of one with this name.
    record PutRolePolicy(String role, String policy, String document) implements RoleEffect {
        @Override
        public String operation() {
            return "iam:PutRolePolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    role,
                    one ->
                            one.withInlinePolicies(
                                    Rights.with(one.inlinePolicies(), policy, document)));
        }
    }

    /// Removes an inline policy.
    record DeleteRolePolicy(String role, String policy) implements RoleEffect {
        @Override
        public String operation() {
            return "iam:DeleteRolePolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    role,
                    one ->
                            one.withInlinePolicies(
                                    Rights.withoutNamed(one.inlinePolicies(), policy)));
        }
    }

    /// Sets a role's permissions boundary, in the place of another.
    record PutRolePermissionsBoundary(String role, String arn) implements RoleEffect {
        @Override
        public String operation() {
            return "iam:PutRolePermissionsBoundary";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            return draft.role(
                            role, one -> one.withBoundary(Optional.of(PolicyUse.used(draft, arn))))
                    .account();
        }
    }

    /// Takes a role its permissions boundary, if it has one.
    record DeleteRolePermissionsBoundary(String role) implements RoleEffect {
        @Override
        public String operation() {
            return "iam:DeleteRolePermissionsBoundary";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, role, one -> one.withBoundary(Optional.empty()));
        }
    }

    /// Gives a role tags, in the place of those with the same keys.
    record TagRole(String role, Map<String, String> tags) implements RoleEffect {
        public TagRole {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "iam:TagRole";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    role,
                    one ->
                            one.described(
                                    one.description(),
                                    one.maxSession(),
                                    Rights.tagged(one.tags(), tags)));
        }
    }

    /// Takes a role some tags, if it has them.
    record UntagRole(String role, List<String> keys) implements RoleEffect {
        public UntagRole {
            keys = List.copyOf(keys);
        }

        @Override
        public String operation() {
            return "iam:UntagRole";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    role,
                    one ->
                            one.described(
                                    one.description(),
                                    one.maxSession(),
                                    Rights.untagged(one.tags(), keys)));
        }
    }

    private static Account changed(Account account, String role, UnaryOperator<Role> change) {
        return AccountDraft.of(account).role(role, change).account();
    }
}
