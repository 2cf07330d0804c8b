package dev.lockstep.access.escalation;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.access.UnknownPolicy;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Group;
import dev.lockstep.account.Read;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.policy.Malformed;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Layers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What ways lead through: the users, roles and groups of an account, looked up as steps need it.
final class Surroundings {
    /// A policy that allows everything, as somebody would attach or write it.
    static final CompiledPolicy EVERYTHING =
            CompiledPolicy.of(
                    "AdministratorAccess",
                    document(
                            """
                            {"Version": "2012-10-17",
                             "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}\
                            """));

    private final AccountAccess access;
    private final AccountSnapshot snapshot;
    private final Map<String, Mask> users = new LinkedHashMap<>();
    private final Map<String, Mask> roles = new LinkedHashMap<>();
    private final Map<String, Mask> groups = new LinkedHashMap<>();
    private final Map<String, User> usersByArn = new HashMap<>();
    private final Map<String, Role> rolesByArn = new HashMap<>();

    Surroundings(AccountAccess access) {
        this.access = access;
        this.snapshot = access.snapshot();
        for (PrincipalAccess user : access.users().found().orElse(List.of())) {
            User one = snapshot.account().users().get(user.name());
            if (one != null) {
                usersByArn.put(user.arn(), one);
                users.put(user.arn(), mask(user, one.groups(), one.boundary(), one.tags(), false));
            }
        }
        for (PrincipalAccess role : access.roles().found().orElse(List.of())) {
            Role one = snapshot.account().roles().get(role.name());
            if (one != null) {
                rolesByArn.put(role.arn(), one);
                roles.put(
                        role.arn(),
                        mask(role, List.of(), one.boundary(), one.tags(), isFixed(one)));
            }
        }
        for (PrincipalAccess group : access.groups().found().orElse(List.of())) {
            groups.put(group.arn(), mask(group, List.of(), Optional.empty(), Map.of(), false));
        }
    }

    /// AWS: only the service changes a service-linked role, and only IAM Identity Center its own.
    private static boolean isFixed(Role role) {
        return role.path().startsWith("/aws-service-role/")
                || role.path().startsWith("/aws-reserved/");
    }

    private Mask mask(
            PrincipalAccess of,
            List<String> groupNames,
            Optional<AttachedPolicy> boundary,
            Map<String, String> tags,
            boolean fixed) {
        return new Mask(
                new Holder(
                        of.kind(),
                        of.name(),
                        of.arn(),
                        of.kind() == PrincipalAccess.Kind.GROUP
                                ? arn("user/a-member-of-" + of.name())
                                : of.arn(),
                        of.context(),
                        of.unknown(),
                        groupNames,
                        boundary.map(AttachedPolicy::arn),
                        tags,
                        fixed),
                of.layers());
    }

    AccountSnapshot snapshot() {
        return snapshot;
    }

    AccountAccess access() {
        return access;
    }

    /// An ARN of IAM in this account.
    String arn(String resource) {
        return "arn:%s:iam::%s:%s"
                .formatted(
                        snapshot.partition(),
                        snapshot.accountId().orElse("000000000000"),
                        resource);
    }

    /// The ARN of an AWS managed policy.
    String awsPolicy(String name) {
        return "arn:%s:iam::aws:policy/%s".formatted(snapshot.partition(), name);
    }

    /// Users by their ARN.
    Map<String, Mask> users() {
        return users;
    }

    /// Roles by their ARN.
    Map<String, Mask> roles() {
        return roles;
    }

    /// Groups by their ARN.
    Map<String, Mask> groups() {
        return groups;
    }

    Optional<Mask> byArn(String arn) {
        return Optional.ofNullable(users.get(arn))
                .or(() -> Optional.ofNullable(roles.get(arn)))
                .or(() -> Optional.ofNullable(groups.get(arn)));
    }

    Optional<User> user(Holder holder) {
        return Optional.ofNullable(usersByArn.get(holder.arn()));
    }

    Optional<Role> role(Holder holder) {
        return Optional.ofNullable(rolesByArn.get(holder.arn()));
    }

    Optional<Group> group(String name) {
        return Optional.ofNullable(snapshot.account().groups().get(name));
    }

    /// The service control policies as they are for the account.
    List<Layers.Level> serviceControl() {
        return users.values().stream()
                .map(user -> user.layers().serviceControl())
                .findFirst()
                .or(() ->
                        roles.values().stream()
                                .filter(role -> !role.holder().fixed())
                                .map(role -> role.layers().serviceControl())
                                .findFirst())
                .orElse(List.of());
    }

    /// The policies that a document is in force by, if the mask has it.
    static Optional<CompiledPolicy> inForce(Mask mask, String name, String text) {
        return mask.layers().identity().stream()
                .filter(one -> one.name().equals(name) && one.document().text().equals(text))
                .findFirst();
    }

    /// The trust policy of a role, ready; missing: it cannot be read.
    Read<CompiledPolicy> trust(Role role) {
        return switch (role.trustPolicy()) {
            case PolicyDocument document ->
                    Read.known(
                            CompiledPolicy.of("the trust policy of " + role.name(), document),
                            dev.lockstep.account.Source.of(
                                    "account-authorization-details", Optional.empty()));
            case Malformed malformed ->
                    UnknownPolicy.malformed("the trust policy of role " + role.name(), malformed)
                            .as();
        };
    }

    static boolean holdsDeny(CompiledPolicy policy) {
        return !policy.document().statements().stream().allMatch(Statement::allows);
    }

    static PolicyDocument document(String json) {
        return switch (PolicyDocument.parse(json)) {
            case PolicyDocument document -> document;
            case Malformed malformed -> throw new IllegalArgumentException(malformed.toString());
        };
    }
}
