package dev.lockstep.practice.enforce;

import dev.lockstep.account.Account;
import dev.lockstep.account.Group;
import dev.lockstep.account.Role;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.account.organization.ServiceControlLevel;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// An account for these tests: people with policies.
public final class PolicedAccount {
    public static final String ID = "123456789012";
    public static final String IAM = "arn:aws:iam::" + ID + ":";

    private final TreeMap<String, User> users = new TreeMap<>();
    private final TreeMap<String, Group> groups = new TreeMap<>();
    private final TreeMap<String, Role> roles = new TreeMap<>();
    private final List<ManagedPolicy> policies = new ArrayList<>();
    private final List<ServiceControlLevel> levels = new ArrayList<>();
    private Optional<Organization> organization = Optional.empty();
    private Optional<PasswordPolicy> passwords = Optional.empty();

    public static PolicedAccount account() {
        return new PolicedAccount();
    }

    /// A policy of one statement, such as `'Effect': 'Allow', 'Action': '*', 'Resource': '*'`.
    public static PolicyParse policy(String... statements) {
        return PolicyDocument.parse(
                "{\"Version\": \"2012-10-17\", \"Statement\": [{"
                        + String.join("}, {", statements).replace('\'', '"')
                        + "}]}");
    }

    public static String allow(String actions) {
        return "'Effect': 'Allow', 'Action': ["
                + "'"
                + String.join("', '", actions.split(","))
                + "'], 'Resource': '*'";
    }

    public static String deny(String actions) {
        return allow(actions).replace("Allow", "Deny");
    }

    /// A user in the path `/` with one inline policy.
    public PolicedAccount user(String name, String... statements) {
        return user(name, "/", user -> inline(user, statements));
    }

    private static User inline(User user, String... statements) {
        return statements.length == 0
                ? user
                : user.withInlinePolicies(List.of(new InlinePolicy("own", policy(statements))));
    }

    public PolicedAccount user(String name, String path, UnaryOperator<User> more) {
        User plain =
                User.named(
                        name,
                        Optional.of(IAM + "user" + path + name),
                        Optional.of("AIDA" + name.toUpperCase(java.util.Locale.ROOT)),
                        path,
                        Optional.empty());
        users.put(name, more.apply(plain));
        return this;
    }

    public PolicedAccount group(String name, String... statements) {
        groups.put(
                name,
                new Group(
                        name,
                        Optional.of(IAM + "group/" + name),
                        "/",
                        List.of(),
                        List.of(new InlinePolicy("of-group", policy(statements)))));
        return this;
    }

    public PolicedAccount role(String name, String trust, UnaryOperator<Role> more) {
        Role plain =
                new Role(
                        name,
                        IAM + "role/" + name,
                        "/",
                        policy(trust),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.of("AROA" + name.toUpperCase(java.util.Locale.ROOT)),
                        Optional.empty(),
                        Optional.empty(),
                        3600,
                        Map.of());
        roles.put(name, more.apply(plain));
        return this;
    }

    public static String trusting(String principal) {
        return "'Effect': 'Allow', 'Principal': {'AWS': '"
                + principal
                + "'}, 'Action': 'sts:AssumeRole'";
    }

    /// A managed policy of the account, to be attached.
    public static AttachedPolicy attached(String name) {
        return new AttachedPolicy(name, IAM + "policy/" + name);
    }

    public PolicedAccount managed(String name, String... statements) {
        policies.add(
                new ManagedPolicy(
                        name, attached(name).arn(), "/", 1, "v1", Optional.of(policy(statements))));
        return this;
    }

    public PolicedAccount in(String management) {
        organization = Optional.of(new Organization("o-a1b2c3d4e5", management, "ALL"));
        return this;
    }

    public PolicedAccount level(String target, String... statements) {
        levels.add(
                new ServiceControlLevel(
                        target,
                        List.of(new ServiceControlLevel.Named("limits", policy(statements)))));
        return this;
    }

    public PolicedAccount usersChangeTheirPasswords() {
        passwords =
                Optional.of(
                        new PasswordPolicy(
                                14,
                                true,
                                true,
                                true,
                                true,
                                true,
                                Optional.empty(),
                                Optional.empty(),
                                false));
        return this;
    }

    public Account made() {
        return new Account(
                Optional.of(ID),
                "aws",
                Optional.empty(),
                passwords,
                new Root(Optional.empty(), List.of(), List.of()),
                users,
                groups,
                roles,
                policies,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                organization,
                List.of(),
                Optional.empty(),
                levels,
                Map.of(),
                List.of(),
                Map.of(),
                List.of());
    }
}
