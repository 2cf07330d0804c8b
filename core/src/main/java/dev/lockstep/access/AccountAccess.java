package dev.lockstep.access;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Layers.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The policies in force for every user, group and role of an account.
///
/// Rule source: IAM User Guide, "Policy evaluation logic"; "AWS global condition context keys".
public final class AccountAccess {
    private final AccountSnapshot snapshot;
    private final PolicyDocuments documents;
    private final List<Level> serviceControl;
    private final Read<List<PrincipalAccess>> groups;
    private final Read<List<PrincipalAccess>> users;
    private final Read<List<PrincipalAccess>> roles;
    private final Map<String, PrincipalAccess> byArn = new HashMap<>();

    private AccountAccess(AccountSnapshot snapshot) {
        this.snapshot = snapshot;
        this.documents = new PolicyDocuments(snapshot);
        this.serviceControl = ServiceControl.levels(snapshot, documents);
        this.groups = snapshot.groups().map(all -> all.stream().map(this::group).toList());
        this.users = snapshot.detailedUsers().map(all -> all.stream().map(this::user).toList());
        this.roles = snapshot.roles().map(all -> all.stream().map(this::role).toList());
        for (var list : List.of(groups, users, roles)) {
            list.found().orElse(List.of()).forEach(one -> byArn.put(one.arn(), one));
        }
    }

    /// Worked out once for a snapshot.
    public static AccountAccess of(AccountSnapshot snapshot) {
        return snapshot.derived(AccountAccess.class, AccountAccess::new);
    }

    public AccountSnapshot snapshot() {
        return snapshot;
    }

    /// Sorted by name; known only from the authorization details.
    public Read<List<PrincipalAccess>> users() {
        return users;
    }

    /// Sorted by name.
    public Read<List<PrincipalAccess>> groups() {
        return groups;
    }

    /// Sorted by name.
    public Read<List<PrincipalAccess>> roles() {
        return roles;
    }

    /// A user, group or role by its ARN.
    public Optional<PrincipalAccess> byArn(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    /// A managed policy made ready, with the document in force; empty: it is not known.
    public Optional<CompiledPolicy> policy(AttachedPolicy attached) {
        return known(documents.managed(attached));
    }

    /// An inline policy made ready; empty: it is no policy that can be read.
    ///
    /// @param owner the name of the user, group or role
    public Optional<CompiledPolicy> policy(String owner, InlinePolicy inline) {
        return known(documents.inline(owner, inline));
    }

    private static Optional<CompiledPolicy> known(PolicyDocuments.Found found) {
        return switch (found) {
            case PolicyDocuments.Found.Known(var policy, var _) -> Optional.of(policy);
            case PolicyDocuments.Found.Unknown _ -> Optional.empty();
        };
    }

    private PrincipalAccess user(User user) {
        var policies = new PolicyList(documents);
        policies.add(user.name(), user.attachedPolicies(), user.inlinePolicies());
        if (!user.groups().isEmpty()) {
            Map<String, Group> known = snapshot.account().groups();
            for (String name : user.groups()) {
                Group group = known.get(name);
                switch (snapshot.groups()) {
                    case Read.Missing<List<Group>> missing -> policies.addUnknown(missing);
                    case Read.Known<List<Group>> _ -> {
                        if (group == null) {
                            policies.addUnknown(UnknownPolicy.groupNotListed(name));
                        } else {
                            policies.add(name, group.attachedPolicies(), group.inlinePolicies());
                        }
                    }
                }
            }
        }
        String arn = user.arn().orElseGet(() -> arn("user", user.path(), user.name()));
        Context context =
                always(arn)
                        .with("aws:PrincipalType", "User")
                        .with("aws:username", user.name())
                        .with(tags(user.tags()))
                        .withoutOthers("aws:PrincipalTag/")
                        .with("aws:SourceIdentity", ContextValue.ABSENT)
                        .with("aws:FederatedProvider", ContextValue.ABSENT);
        if (user.id().isPresent()) {
            context = context.with("aws:userid", user.id().get());
        }
        return policies.access(
                PrincipalAccess.Kind.USER,
                user.name(),
                arn,
                user.boundary(),
                serviceControl,
                context);
    }

    private PrincipalAccess role(Role role) {
        var policies = new PolicyList(documents);
        policies.add(role.name(), role.attachedPolicies(), role.inlinePolicies());
        // A session may bring tags of its own beside the role's.
        return policies.access(
                PrincipalAccess.Kind.ROLE,
                role.name(),
                role.arn(),
                role.boundary(),
                // AWS: SCPs do not touch service-linked roles.
                role.path().startsWith("/aws-service-role/") ? List.of() : serviceControl,
                always(role.arn())
                        .with("aws:PrincipalType", "AssumedRole")
                        .with("aws:username", ContextValue.ABSENT));
    }

    private PrincipalAccess group(Group group) {
        var policies = new PolicyList(documents);
        policies.add(group.name(), group.attachedPolicies(), group.inlinePolicies());
        return policies.access(
                PrincipalAccess.Kind.GROUP,
                group.name(),
                group.arn().orElseGet(() -> arn("group", group.path(), group.name())),
                Optional.empty(),
                List.of(),
                Context.UNKNOWN);
    }

    /// What every request of a principal of this account says.
    private Context always(String arn) {
        Context context =
                Context.UNKNOWN
                        .with("aws:PrincipalArn", arn)
                        .with("aws:PrincipalIsAWSService", "false")
                        .with("aws:PrincipalServiceName", ContextValue.ABSENT)
                        .with("aws:PrincipalServiceNamesList", ContextValue.ABSENT);
        if (snapshot.accountId().isPresent()) {
            context = context.with("aws:PrincipalAccount", snapshot.accountId().get());
        }
        return switch (snapshot.organization()) {
            case Read.Known<Optional<Organization>>(var organization, var _) ->
                    context.with(
                            "aws:PrincipalOrgID",
                            organization
                                    .<ContextValue>map(one -> new ContextValue.Single(one.id()))
                                    .orElse(ContextValue.ABSENT));
            case Read.Missing<Optional<Organization>> _ -> context;
        };
    }

    private static Map<String, ContextValue> tags(Map<String, String> tags) {
        var keys = new HashMap<String, ContextValue>();
        tags.forEach((name, value) ->
                keys.put("aws:PrincipalTag/" + name, new ContextValue.Single(value)));
        return keys;
    }

    /// AWS gives every ARN; an account that somebody wrote down by hand may lack some.
    private String arn(String kind, String path, String name) {
        return "arn:%s:iam::%s:%s%s%s"
                .formatted(
                        snapshot.partition(),
                        snapshot.accountId().orElse("000000000000"),
                        kind,
                        path,
                        name);
    }
}
