package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.ServiceCredential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes that change a user and its rights.
public sealed interface UserEffect extends Effect {
    /// How many groups a user can be in (IAM User Guide, "IAM and AWS STS quotas").
    int MOST_GROUPS = 10;

    /// Makes a user.
    ///
    /// @param boundary the ARN of its permissions boundary
    record CreateUser(String user, String path, Optional<String> boundary, Map<String, String> tags)
            implements UserEffect {
        public CreateUser {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "iam:CreateUser";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            Names.free(draft.users, "user", user);
            var arn = Optional.of(IamArn.of(account, "user", path, user));
            draft.users.put(
                    user,
                    User.named(user, arn, assigned.id(), path, Optional.of(assigned.at()))
                            .withBoundary(boundary.map(one -> PolicyUse.used(draft, one)))
                            .withTags(tags));
            return draft.account();
        }
    }

    /// Gives a user another name, another path, or both. It stays the same principal.
    record UpdateUser(String user, Optional<String> newName, Optional<String> newPath)
            implements UserEffect {
        @Override
        public String operation() {
            return "iam:UpdateUser";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            User before = AccountDraft.found(draft.users.remove(user), "user", user);
            String name = newName.orElse(user);
            Names.free(draft.users, "user", name);
            String path = newPath.orElse(before.path());
            String arn = IamArn.of(account, "user", path, name);
            User after = before.renamed(name, path, Optional.of(arn));
            draft.users.put(name, withOwnName(after, name));
            draft.virtualMfaDevices.replaceAll(device ->
                    device.isAssignedTo(before.arn(), user)
                            ? device.assignedTo(
                                    Optional.of(arn), Optional.of(name), device.enabled())
                            : device);
            before.arn().ifPresent(old -> TrustedPrincipal.becomes(draft, old, arn));
            return draft.account();
        }

        private static User withOwnName(User after, String name) {
            return after.withCredentials(
                    after.loginProfile(),
                    after.passwordLastUsed(),
                    after.accessKeys(),
                    after.mfaDevices(),
                    after.sshPublicKeys(),
                    after.serviceCredentials().stream()
                            .map(one ->
                                    new ServiceCredential(
                                            one.id(),
                                            name,
                                            one.service(),
                                            one.status(),
                                            one.created(),
                                            one.expires(),
                                            one.serviceUserName()))
                            .toList(),
                    after.signingCertificates());
        }
    }

    /// Removes a user on which nothing hangs any more.
    record DeleteUser(String user) implements UserEffect {
        @Override
        public String operation() {
            return "iam:DeleteUser";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            User gone = AccountDraft.found(draft.users.remove(user), "user", user);
            new Empty("the user " + user)
                    .without("attached policy", gone.attachedPolicies())
                    .without("inline policy", gone.inlinePolicies())
                    .without("group", gone.groups())
                    .without("access key", gone.accessKeys())
                    .without("login profile", gone.loginProfile())
                    .without("MFA device", gone.mfaDevices())
                    .without("signing certificate", gone.signingCertificates())
                    .without("SSH public key", gone.sshPublicKeys())
                    .without("service-specific credential", gone.serviceCredentials());
            if (gone.arn().isPresent() && gone.id().isPresent()) {
                TrustedPrincipal.becomes(draft, gone.arn().get(), gone.id().get());
            }
            return draft.account();
        }
    }

    /// Gives a user tags, in the place of those with the same keys.
    record TagUser(String user, Map<String, String> tags) implements UserEffect {
        public TagUser {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "iam:TagUser";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, user, one -> one.withTags(Rights.tagged(one.tags(), tags)));
        }
    }

    /// Takes a user some tags, if it has them.
    record UntagUser(String user, List<String> keys) implements UserEffect {
        public UntagUser {
            keys = List.copyOf(keys);
        }

        @Override
        public String operation() {
            return "iam:UntagUser";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, user, one -> one.withTags(Rights.untagged(one.tags(), keys)));
        }
    }

    /// Sets a user's permissions boundary, in the place of another.
    record PutUserPermissionsBoundary(String user, String arn) implements UserEffect {
        @Override
        public String operation() {
            return "iam:PutUserPermissionsBoundary";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            return draft.user(
                            user, one -> one.withBoundary(Optional.of(PolicyUse.used(draft, arn))))
                    .account();
        }
    }

    /// Takes a user its permissions boundary, if it has one.
    record DeleteUserPermissionsBoundary(String user) implements UserEffect {
        @Override
        public String operation() {
            return "iam:DeleteUserPermissionsBoundary";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(account, user, one -> one.withBoundary(Optional.empty()));
        }
    }

    /// Attaches a managed policy, if it is not attached already.
    record AttachUserPolicy(String user, String arn) implements UserEffect {
        @Override
        public String operation() {
            return "iam:AttachUserPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            return draft.user(
                            user,
                            one ->
                                    one.withAttachedPolicies(
                                            PolicyUse.attached(draft, one.attachedPolicies(), arn)))
                    .account();
        }
    }

    /// Detaches a managed policy.
    record DetachUserPolicy(String user, String arn) implements UserEffect {
        @Override
        public String operation() {
            return "iam:DetachUserPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            return draft.user(
                            user,
                            one ->
                                    one.withAttachedPolicies(
                                            PolicyUse.detached(draft, one.attachedPolicies(), arn)))
                    .account();
        }
    }

    /// Writes an inline policy, in the place of one with this name.
    record PutUserPolicy(String user, String policy, String document) implements UserEffect {
        @Override
        public String operation() {
            return "iam:PutUserPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    user,
                    one ->
                            one.withInlinePolicies(
                                    Rights.with(one.inlinePolicies(), policy, document)));
        }
    }

    /// Removes an inline policy.
    record DeleteUserPolicy(String user, String policy) implements UserEffect {
        @Override
        public String operation() {
            return "iam:DeleteUserPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    user,
                    one ->
                            one.withInlinePolicies(
                                    Rights.withoutNamed(one.inlinePolicies(), policy)));
        }
    }

    /// Puts a user into a group, if it is not in it already.
    record AddUserToGroup(String group, String user) implements UserEffect {
        @Override
        public String operation() {
            return "iam:AddUserToGroup";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft.found(account.groups().get(group), "group", group);
            return changed(account, user, this::joined);
        }

        private User joined(User one) {
            if (one.groups().contains(group)) {
                return one;
            }
            if (one.groups().size() >= MOST_GROUPS) {
                throw new IllegalArgumentException(
                        "AWS takes a user into at most "
                                + MOST_GROUPS
                                + " groups, and "
                                + user
                                + " is in so many");
            }
            return one.withGroups(Rights.added(one.groups(), group));
        }
    }

    /// Takes a user out of a group, if it is in it.
    record RemoveUserFromGroup(String group, String user) implements UserEffect {
        @Override
        public String operation() {
            return "iam:RemoveUserFromGroup";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft.found(account.groups().get(group), "group", group);
            return changed(
                    account,
                    user,
                    one ->
                            one.withGroups(
                                    one.groups().stream()
                                            .filter(name -> !name.equals(group))
                                            .toList()));
        }
    }

    private static Account changed(Account account, String user, UnaryOperator<User> change) {
        return AccountDraft.of(account).user(user, change).account();
    }
}
