package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A small account to try effects on: alice in developers and with ReadOnlyAccess, bob, the group
/// auditors, the role deploy that alice may assume, and the policies own and spare.
final class SmallAccount {
    static final String ID = "123456789012";
    static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final String OWN = "arn:aws:iam::123456789012:policy/own";
    static final String SPARE = "arn:aws:iam::123456789012:policy/team/spare";
    static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    static final String BILLING = "arn:aws:iam::aws:policy/job-function/Billing";
    static final String ALLOW_S3 =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}\
            """;

    private SmallAccount() {}

    static String trusting(String principal) {
        return """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
          "Principal": {"AWS": "%s"}, "Action": "sts:AssumeRole",
          "Condition": {"ArnEquals": {"aws:PrincipalArn": "%s"}}}]}\
        """
                .formatted(principal, principal);
    }

    static Account empty() {
        return new Account(
                Optional.of(ID),
                "aws",
                Optional.empty(),
                Optional.empty(),
                Root.UNSEEN,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    static Account account() {
        Account one = empty();
        one = made(one, new GroupEffect.CreateGroup("developers", "/"), "AGPADEVELOPERS");
        one = made(one, new GroupEffect.CreateGroup("auditors", "/"), "AGPAAUDITORS");
        one = made(one, policy("own", "/"), "ANPAOWN");
        one = made(one, policy("spare", "/team/"), "ANPASPARE");
        one = made(one, user("alice"), "AIDAALICE");
        one = made(one, user("bob"), "AIDABOB");
        one =
                made(
                        one,
                        new RoleEffect.CreateRole(
                                "deploy",
                                "/",
                                trusting("arn:aws:iam::123456789012:user/alice"),
                                Optional.of("ships"),
                                Optional.of(7200),
                                Optional.empty(),
                                Map.of()),
                        "AROADEPLOY");
        one = then(one, new UserEffect.AddUserToGroup("developers", "alice"));
        one = then(one, new UserEffect.AttachUserPolicy("alice", READ_ONLY));
        return one;
    }

    static UserEffect.CreateUser user(String name) {
        return new UserEffect.CreateUser(name, "/", Optional.empty(), Map.of("Team", "a"));
    }

    static PolicyEffect.CreatePolicy policy(String name, String path) {
        return new PolicyEffect.CreatePolicy(name, path, ALLOW_S3, Optional.empty(), Map.of());
    }

    static Account made(Account account, Effect effect, String id) {
        return effect.applyTo(account, Assigned.of(THEN, id));
    }

    static Account then(Account account, Effect effect) {
        return effect.applyTo(account, Assigned.at(NOW));
    }

    /// How many things the policy of this ARN says that it is attached to.
    static int count(Account account, String arn) {
        return account.policies().stream()
                .filter(policy -> policy.arn().equals(arn))
                .findFirst()
                .orElseThrow()
                .attachmentCount();
    }
}
