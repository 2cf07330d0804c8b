package dev.lockstep.access.escalation;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.ContextValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How somebody takes policies away that hold a Deny, so that more is left.
///
/// Only of who acts: it does this to be rid of its own limits.
final class DenyMoves {
    private final Surroundings around;

    DenyMoves(Surroundings around) {
        this.around = around;
    }

    void add(Mask mask, EscalationPath path, List<Move> moves) {
        String action = path.actions().getFirst();
        Holder holder = mask.holder();
        switch (action) {
            case "iam:DeleteUserPolicy", "iam:DetachUserPolicy" -> {
                Optional<User> user = around.user(holder);
                user.ifPresent(one -> {
                    if (action.contains("Detach")) {
                        attached(mask, path, holder.arn(), one.attachedPolicies(), moves);
                    } else {
                        inline(mask, path, holder.arn(), one.name(), one.inlinePolicies(), moves);
                    }
                });
            }
            case "iam:DeleteRolePolicy", "iam:DetachRolePolicy" -> {
                Optional<Role> role = around.role(holder).filter(_ -> !holder.fixed());
                role.ifPresent(one -> {
                    if (action.contains("Detach")) {
                        attached(mask, path, holder.arn(), one.attachedPolicies(), moves);
                    } else {
                        inline(mask, path, holder.arn(), one.name(), one.inlinePolicies(), moves);
                    }
                });
            }
            case "iam:RemoveUserFromGroup" -> leave(mask, path, moves);
            case "iam:DeleteGroupPolicy", "iam:DetachGroupPolicy" -> groups(mask, path, moves);
            default -> throw new IllegalArgumentException("no step: " + action);
        }
    }

    private void groups(Mask mask, EscalationPath path, List<Move> moves) {
        for (Mask group : around.groups().values()) {
            Optional<Group> one = around.group(group.holder().name());
            if (one.isEmpty() || !EditMoves.isOwn(mask, group.holder())) {
                continue;
            }
            if (path.actions().getFirst().contains("Detach")) {
                attached(mask, path, group.holder().arn(), one.get().attachedPolicies(), moves);
            } else {
                inline(
                        mask,
                        path,
                        group.holder().arn(),
                        one.get().name(),
                        one.get().inlinePolicies(),
                        moves);
            }
        }
    }

    private void attached(
            Mask mask,
            EscalationPath path,
            String resource,
            List<AttachedPolicy> policies,
            List<Move> moves) {
        for (AttachedPolicy policy : policies) {
            mask.layers().identity().stream()
                    .filter(one -> one.name().equals(policy.name()))
                    .filter(Surroundings::holdsDeny)
                    .findFirst()
                    .ifPresent(one ->
                            drop(
                                    mask,
                                    path,
                                    resource,
                                    one,
                                    Map.of("iam:PolicyARN", new ContextValue.Single(policy.arn())),
                                    moves));
        }
    }

    private void inline(
            Mask mask,
            EscalationPath path,
            String resource,
            String owner,
            List<InlinePolicy> policies,
            List<Move> moves) {
        for (InlinePolicy policy : policies) {
            Surroundings.inForce(mask, owner + "/" + policy.name(), policy.document().text())
                    .filter(Surroundings::holdsDeny)
                    .ifPresent(one -> drop(mask, path, resource, one, Map.of(), moves));
        }
    }

    private void drop(
            Mask mask,
            EscalationPath path,
            String resource,
            CompiledPolicy policy,
            Map<String, ContextValue> more,
            List<Move> moves) {
        Optional<Mask> target = around.byArn(resource);
        var keys = new HashMap<String, ContextValue>(more);
        target.ifPresent(one -> keys.putAll(one.holder().asResource()));
        boolean group =
                target.filter(one -> one.holder().kind() == PrincipalAccess.Kind.GROUP).isPresent();
        String name = target.map(one -> one.holder().name()).orElse(resource);
        Asking.may(mask, path.actions().getFirst(), resource, keys)
                .ifPresent(grant ->
                        moves.add(
                                new Move.Alter(
                                        group
                                                ? new Change.DropFromGroup(name, policy)
                                                : new Change.Drop(mask.holder(), List.of(policy)),
                                        new Step(
                                                path.id(),
                                                path.words(
                                                        Map.of(
                                                                "policy",
                                                                policy.name(),
                                                                "whom",
                                                                "itself",
                                                                "group",
                                                                name)),
                                                mask.holder().arn(),
                                                Optional.of(resource),
                                                List.of(grant),
                                                Optional.empty()))));
    }

    private void leave(Mask mask, EscalationPath path, List<Move> moves) {
        Holder holder = mask.holder();
        for (String name : holder.groups()) {
            around.groups().values().stream()
                    .filter(group -> group.holder().name().equals(name))
                    .filter(group ->
                            group.layers().identity().stream().anyMatch(Surroundings::holdsDeny))
                    .findFirst()
                    .ifPresent(group ->
                            Asking.may(mask, path.actions().getFirst(), group.holder().arn())
                                    .ifPresent(grant ->
                                            moves.add(
                                                    new Move.Alter(
                                                            new Change.Drop(
                                                                    holder,
                                                                    group.layers().identity()),
                                                            new Step(
                                                                    path.id(),
                                                                    path.words(
                                                                            Map.of(
                                                                                    "whom",
                                                                                    "itself",
                                                                                    "group", name)),
                                                                    holder.arn(),
                                                                    Optional.of(
                                                                            group.holder().arn()),
                                                                    List.of(grant),
                                                                    Optional.empty())))));
        }
    }
}
