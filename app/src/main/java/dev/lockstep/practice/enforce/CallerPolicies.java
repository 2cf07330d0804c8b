package dev.lockstep.practice.enforce;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Role;
import dev.lockstep.account.Source;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// The policies in force for a caller.
///
/// They are worked out as for any principal of an audited account, from a snapshot that holds the
/// caller alone: who calls next is somebody else, and large accounts are large.
///
/// @param arns by name: the managed policies among them
record CallerPolicies(Layers layers, Map<String, String> arns) {
    private static final String SESSION = "session policy";

    /// Lets nobody do anything.
    static final PolicyDocument NOBODY =
            new PolicyDocument("", PolicyDocument.Version.V2012_10_17, Optional.empty(), List.of());

    private static final CompiledPolicy EVERYTHING =
            compiled(
                    "root",
                    """
                    {"Version": "2012-10-17",
                     "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
                    """);

    /// What "allow users to change their own password" gives every user.
    ///
    /// Rule source: IAM User Guide, "Set an account password policy for IAM users": it attaches no
    /// policy, but gives both actions to all users, the first for themselves only.
    private static final CompiledPolicy OWN_PASSWORD =
            compiled(
                    "account password policy",
                    """
                    {"Version": "2012-10-17",
                     "Statement": [{"Effect": "Allow",
                                    "Action": ["iam:ChangePassword", "iam:GetAccountPasswordPolicy"],
                                    "Resource": "*"}]}
                    """);

    CallerPolicies {
        arns = Map.copyOf(arns);
    }

    /// @param account as it is seen: a policy is in force as late as it can be read
    /// @param session the temporary credentials of the caller, if it uses such
    static CallerPolicies of(Account account, Caller caller, Optional<Secrets.Session> session) {
        return switch (caller) {
            case Caller.RootUser _ -> root(account);
            case Caller.IamUser user ->
                    Optional.ofNullable(account.users().get(user.name()))
                            .map(one -> user(account, one))
                            .orElseGet(CallerPolicies::none);
            case Caller.RoleSession role ->
                    Optional.ofNullable(account.roles().get(role.role()))
                            .map(one -> role(account, one, session))
                            .orElseGet(CallerPolicies::none);
        };
    }

    private static CallerPolicies none() {
        return new CallerPolicies(Layers.identity(List.of()), Map.of());
    }

    /// Nothing limits root but the service control policies of a member account.
    private static CallerPolicies root(Account account) {
        Role stand =
                new Role(
                        "root",
                        account.rootArn().orElse(""),
                        "/",
                        EVERYTHING.document(),
                        List.of(),
                        List.of(),
                        Optional.empty());
        Layers layers = access(account, List.of(), List.of(), stand).layers();
        return new CallerPolicies(layers.withIdentity(List.of(EVERYTHING)), Map.of());
    }

    private static CallerPolicies user(Account account, User user) {
        List<Group> groups =
                user.groups().stream()
                        .map(name -> account.groups().get(name))
                        .filter(Objects::nonNull)
                        .toList();
        Layers layers = access(account, user, groups).layers();
        boolean ownPassword =
                account.passwordPolicy().filter(policy -> policy.allowUsersToChange()).isPresent();
        if (ownPassword) {
            var more = new ArrayList<>(layers.identity());
            more.add(OWN_PASSWORD);
            layers = layers.withIdentity(more);
        }
        return new CallerPolicies(
                layers,
                arns(
                        Stream.of(
                                        user.attachedPolicies().stream(),
                                        user.boundary().stream(),
                                        groups.stream()
                                                .flatMap(one -> one.attachedPolicies().stream()))
                                .flatMap(one -> one)));
    }

    private static CallerPolicies role(
            Account account, Role role, Optional<Secrets.Session> session) {
        Layers layers = access(account, List.of(), List.of(), role).layers();
        var attached = Stream.concat(role.attachedPolicies().stream(), role.boundary().stream());
        if (session.map(Secrets.Session::kind).orElse(null) instanceof Secrets.Kind.RoleToken token
                && token.isLimited()) {
            Role limits = limits(token);
            return new CallerPolicies(
                    limited(layers, access(account, List.of(), List.of(), limits).layers()),
                    arns(Stream.concat(attached, limits.attachedPolicies().stream())));
        }
        return new CallerPolicies(layers, arns(attached));
    }

    private static Layers limited(Layers layers, Layers session) {
        return new Layers(
                layers.identity(),
                layers.boundary(),
                Optional.of(session.identity()),
                layers.serviceControl(),
                layers.resourceControl(),
                layers.resource());
    }

    /// The session policies as if they were a role's, so that they are found in the same way.
    private static Role limits(Secrets.Kind.RoleToken token) {
        return new Role(
                SESSION,
                SESSION,
                "/",
                EVERYTHING.document(),
                token.policyArns().stream()
                        .map(arn ->
                                new AttachedPolicy(arn.substring(arn.lastIndexOf('/') + 1), arn))
                        .toList(),
                token.policy().map(document -> new InlinePolicy(SESSION, document)).stream()
                        .toList(),
                Optional.empty());
    }

    private static PrincipalAccess access(Account account, User user, List<Group> groups) {
        return access(account, List.of(user), groups, List.of())
                .users()
                .found()
                .orElseThrow()
                .getFirst();
    }

    private static PrincipalAccess access(
            Account account, List<User> users, List<Group> groups, Role role) {
        return access(account, users, groups, List.of(role))
                .roles()
                .found()
                .orElseThrow()
                .getFirst();
    }

    private static AccountAccess access(
            Account account, List<User> users, List<Group> groups, List<Role> roles) {
        var answers =
                new Answers.Builder(
                        new Answers.Origin(
                                account.id(),
                                Optional.of(account.partition()),
                                Optional.empty(),
                                Optional.empty()));
        put(
                answers,
                ReadKey.DETAILS,
                new AuthorizationDetails(
                        Optional.of(users),
                        Optional.of(groups),
                        Optional.of(roles),
                        Optional.of(account.policies())));
        put(answers, ReadKey.ORGANIZATION, account.organization());
        put(answers, ReadKey.SERVICE_CONTROL_POLICIES, account.serviceControlPolicies());
        return AccountAccess.of(AccountSnapshot.of(answers.build()));
    }

    private static <T> void put(Answers.Builder answers, ReadKey<T> key, T value) {
        answers.put(key, Read.known(value, Source.of(key.name(), Optional.empty())));
    }

    private static Map<String, String> arns(Stream<AttachedPolicy> policies) {
        var arns = new HashMap<String, String>();
        policies.forEach(one -> arns.put(one.name(), one.arn()));
        return arns;
    }

    private static CompiledPolicy compiled(String name, String text) {
        return switch (PolicyDocument.parse(text)) {
            case PolicyDocument document -> CompiledPolicy.of(name, document);
            case dev.lockstep.policy.Malformed malformed ->
                    throw new IllegalStateException(malformed.expected());
        };
    }
}
