package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes that change a group. Who is in it changes with the users: see
/// [UserEffect.AddUserToGroup].
public sealed interface GroupEffect extends Effect {
    /// Makes a group.
    record CreateGroup(String group, String path) implements GroupEffect {
        @Override
        public String operation() {
            return "iam:CreateGroup";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            Names.free(draft.groups, "group", group);
            draft.groups.put(
                    group,
                    new Group(
                            group,
                            Optional.of(IamArn.of(account, "group", path, group)),
                            path,
                            List.of(),
                            List.of(),
                            assigned.id(),
                            Optional.of(assigned.at())));
            return draft.account();
        }
    }

    /// Gives a group another name, another path, or both. Its members stay.
    record UpdateGroup(String group, Optional<String> newName, Optional<String> newPath)
            implements GroupEffect {
        @Override
        public String operation() {
            return "iam:UpdateGroup";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            Group before = AccountDraft.found(draft.groups.remove(group), "group", group);
            String name = newName.orElse(group);
            Names.free(draft.groups, "group", name);
            String path = newPath.orElse(before.path());
            var arn = Optional.of(IamArn.of(account, "group", path, name));
            draft.groups.put(name, before.renamed(name, path, arn));
            draft.users.replaceAll((_, user) ->
                    user.withGroups(
                            user.groups().stream()
                                    .map(one -> one.equals(group) ? name : one)
                                    .toList()));
            return draft.account();
        }
    }

    /// Removes a group that has neither members nor policies any more.
    record DeleteGroup(String group) implements GroupEffect {
        @Override
        public String operation() {
            return "iam:DeleteGroup";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            Group gone = AccountDraft.found(draft.groups.remove(group), "group", group);
            new Empty("the group " + group)
                    .without(
                            "member",
                            draft.users.values().stream()
                                    .anyMatch(user -> user.groups().contains(group)))
                    .without("attached policy", gone.attachedPolicies())
                    .without("inline policy", gone.inlinePolicies());
            return draft.account();
        }
    }

    /// Attaches a managed policy, if it is not attached already.
    record AttachGroupPolicy(String group, String arn) implements GroupEffect {
        @Override
        public String operation() {
            return "iam:AttachGroupPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            return draft.group(
                            group,
                            one ->
                                    one.withAttachedPolicies(
                                            PolicyUse.attached(draft, one.attachedPolicies(), arn)))
                    .account();
        }
    }

    /// Detaches a managed policy.
    record DetachGroupPolicy(String group, String arn) implements GroupEffect {
        @Override
        public String operation() {
            return "iam:DetachGroupPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            return draft.group(
                            group,
                            one ->
                                    one.withAttachedPolicies(
                                            PolicyUse.detached(draft, one.attachedPolicies(), arn)))
                    .account();
        }
    }

    /// Writes an inline policy, in the place of one with this name.
    record PutGroupPolicy(String group, String policy, String document) implements GroupEffect {
        @Override
        public String operation() {
            return "iam:PutGroupPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    group,
                    one ->
                            one.withInlinePolicies(
                                    Rights.with(one.inlinePolicies(), policy, document)));
        }
    }

    /// Removes an inline policy.
    record DeleteGroupPolicy(String group, String policy) implements GroupEffect {
        @Override
        public String operation() {
            return "iam:DeleteGroupPolicy";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changed(
                    account,
                    group,
                    one ->
                            one.withInlinePolicies(
                                    Rights.withoutNamed(one.inlinePolicies(), policy)));
        }
    }

    private static Account changed(Account account, String group, UnaryOperator<Group> change) {
        return AccountDraft.of(account).group(group, change).account();
    }
}
