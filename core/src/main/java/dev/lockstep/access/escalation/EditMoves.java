package dev.lockstep.access.escalation;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.Read;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.ContextValue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How somebody adds to policies that are in force: writes or attaches one, changes the text of
/// one, joins a group, removes a boundary.
final class EditMoves {
    private final Surroundings around;
    private final Attachable attachable;
    private final Targets users;
    private final Targets roles;
    private final Targets groups;
    private final Map<String, CompiledPolicy> versions = new HashMap<>();

    EditMoves(Surroundings around) {
        this.around = around;
        this.attachable = new Attachable(around);
        this.users = new Targets(around.users());
        this.roles = new Targets(around.roles());
        this.groups = new Targets(around.groups());
    }

    /// Inline and attached policies of users, roles and groups.
    ///
    /// @param itself only of those that the actor is or is in
    void edit(Mask mask, EscalationPath path, boolean itself, List<Move> moves) {
        String action = path.actions().getFirst();
        for (Mask target : targets(mask, action)) {
            Holder holder = target.holder();
            if (holder.fixed() || isOwn(mask, holder) != itself) {
                continue;
            }
            for (String arn : arns(mask, holder, action)) {
                List<Attachable.Attached> added =
                        action.contains("Attach")
                                ? attachable.by(mask, action, arn, holder.asResource())
                                : Asking.may(mask, action, arn, holder.asResource()).stream()
                                        .map(grant ->
                                                new Attachable.Attached(
                                                        Surroundings.EVERYTHING, List.of(grant)))
                                        .toList();
                for (Attachable.Attached one : added) {
                    moves.add(
                            new Move.Alter(
                                    holder.kind() == PrincipalAccess.Kind.GROUP
                                                    && action.contains("Group")
                                            ? new Change.AddToGroup(holder.name(), one.policy())
                                            : new Change.Add(holder, one.policy()),
                                    new Step(
                                            path.id(),
                                            path.words(
                                                    Map.of(
                                                            "whom",
                                                            whom(mask, holder, action),
                                                            "policy",
                                                            one.policy().name())),
                                            mask.holder().arn(),
                                            Optional.of(holder.arn()),
                                            one.grants(),
                                            Optional.empty())));
                }
                if (!added.isEmpty()) {
                    break;
                }
            }
        }
    }

    private Collection<Mask> targets(Mask mask, String action) {
        if (action.contains("Group")) {
            return groups.of(mask, action);
        }
        boolean ofRoles = action.contains("Role");
        Collection<Mask> found = (ofRoles ? roles : users).of(mask, action);
        Holder holder = mask.holder();
        boolean unlisted =
                holder.kind() == PrincipalAccess.Kind.GROUP || around.byArn(holder.arn()).isEmpty();
        if (ofRoles != holder.isRole() || !unlisted) {
            return found;
        }
        var all = new ArrayList<>(found);
        all.addFirst(mask);
        return all;
    }

    /// What a request about it names; a supposed member of a group may be any of its members.
    private List<String> arns(Mask mask, Holder holder, String action) {
        boolean supposed = holder.kind() == PrincipalAccess.Kind.GROUP && !action.contains("Group");
        if (!supposed || !mask.is(holder)) {
            return List.of(holder.arn());
        }
        var all = new ArrayList<String>();
        all.add(holder.caller());
        around.users().values().stream()
                .filter(user -> user.holder().groups().contains(holder.name()))
                .forEach(user -> all.add(user.holder().arn()));
        return all;
    }

    static boolean isOwn(Mask mask, Holder holder) {
        return mask.is(holder)
                || (holder.kind() == PrincipalAccess.Kind.GROUP
                        && mask.holder().groups().contains(holder.name()));
    }

    private static String whom(Mask mask, Holder holder, String action) {
        return mask.is(holder) && !action.contains("Group") ? "itself" : holder.words();
    }

    /// New texts of customer managed policies, for whomever they are in force or limit.
    void newVersion(Mask mask, EscalationPath path, List<Move> moves) {
        String action = path.actions().getFirst();
        boolean boundary = path.how() == EscalationPath.How.VERSION_OF_BOUNDARY;
        for (ManagedPolicy policy : customerPolicies()) {
            if (!(policy.document().orElse(null) instanceof PolicyDocument now)
                    || isBoundary(policy) != boundary) {
                continue;
            }
            Asking.may(mask, action, policy.arn())
                    .ifPresent(grant ->
                            moves.add(
                                    new Move.Alter(
                                            new Change.Replace(
                                                    policy.name(),
                                                    now.text(),
                                                    Surroundings.EVERYTHING),
                                            version(mask, path, policy, grant))));
        }
    }

    /// Other versions of customer managed policies that are there to be put in force.
    void oldVersion(Mask mask, EscalationPath path, List<Move> moves) {
        String action = path.actions().getFirst();
        for (ManagedPolicy policy : customerPolicies()) {
            if (!(policy.document().orElse(null) instanceof PolicyDocument now)) {
                continue;
            }
            for (ManagedPolicy.Version version : policy.versions()) {
                if (version.id().equals(policy.defaultVersion())
                        || !(version.document() instanceof PolicyDocument other)) {
                    continue;
                }
                Asking.may(mask, action, policy.arn())
                        .ifPresent(grant ->
                                moves.add(
                                        new Move.Alter(
                                                new Change.Replace(
                                                        policy.name(),
                                                        now.text(),
                                                        versions.computeIfAbsent(
                                                                policy.arn() + version.id(),
                                                                _ ->
                                                                        CompiledPolicy.of(
                                                                                policy.name(),
                                                                                other))),
                                                version(mask, path, policy, grant))));
            }
        }
    }

    private Step version(Mask mask, EscalationPath path, ManagedPolicy policy, Grant grant) {
        boolean own =
                policy.document().orElse(null) instanceof PolicyDocument now
                        && Surroundings.inForce(mask, policy.name(), now.text()).isPresent();
        return new Step(
                path.id(),
                path.words(Map.of("policy", policy.name(), "whom", own ? "itself" : "others")),
                mask.holder().arn(),
                Optional.of(policy.arn()),
                List.of(grant),
                Optional.empty());
    }

    private List<ManagedPolicy> customerPolicies() {
        return around.snapshot().policies().found().orElse(List.of()).stream()
                .filter(policy -> !policy.isAwsManaged())
                .toList();
    }

    private boolean isBoundary(ManagedPolicy policy) {
        return around.users().values().stream().anyMatch(one -> limits(policy, one))
                || around.roles().values().stream().anyMatch(one -> limits(policy, one));
    }

    private static boolean limits(ManagedPolicy policy, Mask mask) {
        return mask.holder().boundary().filter(policy.arn()::equals).isPresent();
    }

    void join(Mask mask, EscalationPath path, List<Move> moves) {
        String action = path.actions().getFirst();
        if (around.access().groups() instanceof Read.Missing<?> missing) {
            moves.add(new Move.Lacking(missing));
        }
        for (Mask group : groups.of(mask, action)) {
            if (group.layers().identity().isEmpty() || isOwn(mask, group.holder())) {
                continue;
            }
            Asking.may(mask, action, group.holder().arn())
                    .ifPresent(grant ->
                            moves.add(
                                    new Move.Alter(
                                            new Change.Join(
                                                    group.holder().name(),
                                                    group.layers().identity()),
                                            new Step(
                                                    path.id(),
                                                    path.words(
                                                            Map.of(
                                                                    "whom",
                                                                    mask.holder().isRole()
                                                                            ? "any user"
                                                                            : "itself",
                                                                    "group",
                                                                    group.holder().name())),
                                                    mask.holder().arn(),
                                                    Optional.of(group.holder().arn()),
                                                    List.of(grant),
                                                    Optional.empty()))));
        }
    }

    void boundary(Mask mask, EscalationPath path, List<Move> moves) {
        String action = path.actions().getFirst();
        for (Mask target : targets(mask, action)) {
            Holder holder = target.holder();
            if (holder.boundary().isEmpty() || holder.fixed()) {
                continue;
            }
            var keys = holder.asResource();
            if (action.contains("Put")) {
                keys.put(
                        "iam:PermissionsBoundary",
                        new ContextValue.Single(around.awsPolicy("AdministratorAccess")));
            }
            Asking.may(mask, action, holder.arn(), keys)
                    .ifPresent(grant ->
                            moves.add(
                                    new Move.Alter(
                                            new Change.Unlimit(holder),
                                            new Step(
                                                    path.id(),
                                                    path.words(
                                                            Map.of(
                                                                    "whom",
                                                                    whom(mask, holder, action))),
                                                    mask.holder().arn(),
                                                    Optional.of(holder.arn()),
                                                    List.of(grant),
                                                    Optional.empty()))));
        }
    }
}
