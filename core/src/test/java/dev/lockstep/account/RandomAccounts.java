package dev.lockstep.account;

import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/// Accounts drawn from a seed, kept as badly as accounts are: some users in groups, some with
/// rights of their own, with passwords, MFA and keys of every age. All reads are known; take some
/// away as of any [TestAccount].
public final class RandomAccounts {
    /// The names that users are drawn from, in this order: the first are people, the last machines.
    public static final List<String> USERS =
            List.of(
                    "alice",
                    "bob",
                    "carol",
                    "dave",
                    "erin",
                    "frank",
                    "grace",
                    "ci-deploy",
                    "backup");

    public static final List<String> GROUPS =
            List.of("administrators", "developers", "auditors", "leftover");
    public static final List<String> ROLES = List.of("deploy", "break-in", "reader");
    public static final List<String> OWN_POLICIES = List.of("own-s3", "own-star", "own-logs");
    public static final List<String> AWS_POLICIES =
            List.of(
                    "AdministratorAccess",
                    "ReadOnlyAccess",
                    "SecurityAudit",
                    "PowerUserAccess",
                    "IAMUserChangePassword");
    private static final List<String> STATEMENTS =
            List.of(
                    allow("s3:*", "*"),
                    allow("*", "*"),
                    allow("iam:*", "*"),
                    allow("logs:Get*", "*"),
                    allow("sts:AssumeRole", "arn:aws:iam::" + TestAccount.ID + ":role/deploy"),
                    "{\"Effect\":\"Deny\",\"Action\":\"iam:DeleteUser\",\"Resource\":\"*\"}");

    private RandomAccounts() {}

    /// The account of a seed.
    public static TestAccount account(long seed) {
        return account(new Random(seed));
    }

    /// The next account.
    public static TestAccount account(Random random) {
        TestAccount account = TestAccount.account();
        for (String policy : OWN_POLICIES) {
            account.policy(policy, document(random));
        }
        var groups = some(GROUPS, random, 2);
        for (String group : groups) {
            account.group(group, attached(random, 3), inline(random));
        }
        for (String role : some(ROLES, random, 2)) {
            account.role(role, "/", trust(random), attached(random, 3), inline(random));
        }
        for (String user : some(USERS, random, 4)) {
            account.user(user, one -> user(one, groups, random));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            account.leftoverDevice("arn:aws:iam::" + TestAccount.ID + ":mfa/leftover-" + i);
        }
        if (random.nextInt(3) == 0) {
            account.defaultPasswordPolicy();
        }
        return account;
    }

    private static TestUser user(TestUser user, List<String> groups, Random random) {
        user.createdDaysAgo(200 + random.nextInt(800));
        for (String group : groups) {
            if (random.nextInt(3) == 0) {
                user.inGroup(group);
            }
        }
        attached(random, 2)
                .forEach(policy -> {
                    if (policy.isAwsManaged()) {
                        user.attached(policy.name());
                    } else {
                        user.attachedOwn(policy.name());
                    }
                });
        inline(random).forEach(one -> user.inlinePolicy(one.name(), one.document().text()));
        if (random.nextInt(5) == 0) {
            user.boundary("PowerUserAccess");
        }
        if (random.nextInt(3) > 0) {
            user.passwordChangedDaysAgo(1 + random.nextInt(200));
            if (random.nextBoolean()) {
                user.passwordUsedDaysAgo(random.nextInt(120));
            }
            user.passwordNextRotation(TestAccount.NOW.plus(Duration.ofDays(random.nextInt(60))));
        }
        if (random.nextBoolean()) {
            user.virtualMfa();
        }
        credentials(user, random);
        return user;
    }

    private static void credentials(TestUser user, Random random) {
        String id = user.name.toUpperCase(Locale.ROOT).replace("-", "");
        for (int i = random.nextInt(3); i > 0; i--) {
            long age = 1 + random.nextInt(600);
            boolean active = random.nextInt(3) > 0;
            Optional<Long> used =
                    random.nextBoolean()
                            ? Optional.of((long) random.nextInt((int) age))
                            : Optional.empty();
            user.key(
                    id("AKIA", id + i),
                    active,
                    age,
                    active ? age : random.nextInt((int) age),
                    used);
        }
        if (random.nextInt(4) == 0) {
            user.sshKey(id("APKA", id), random.nextBoolean(), 100);
        }
        if (random.nextInt(4) == 0) {
            user.signingCertificate(id("CERT", id), random.nextBoolean(), 100);
        }
        if (random.nextInt(4) == 0) {
            user.serviceCredential(
                    id("ACCA", id),
                    "codecommit.amazonaws.com",
                    random.nextBoolean() ? "Active" : "Inactive",
                    100,
                    Optional.empty());
        }
    }

    /// An id as long as AWS takes it.
    private static String id(String prefix, String name) {
        return prefix + "0".repeat(Math.max(0, 20 - name.length())) + name;
    }

    /// Some of a list, in its order.
    public static <T> List<T> some(List<T> all, Random random, int ofThree) {
        return all.stream().filter(_ -> random.nextInt(4) < ofThree).toList();
    }

    /// One of a list.
    public static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /// A policy as somebody might write it.
    public static String document(Random random) {
        var statements = new ArrayList<String>();
        for (int i = random.nextInt(2); i >= 0; i--) {
            statements.add(one(STATEMENTS, random));
        }
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    /// A trust policy as somebody might write it.
    public static String trust(Random random) {
        String principal =
                one(
                        List.of(
                                "\"AWS\":\"arn:aws:iam::" + TestAccount.ID + ":root\"",
                                "\"AWS\":\"arn:aws:iam::" + TestAccount.ID + ":user/alice\"",
                                "\"AWS\":\"arn:aws:iam::210987654321:root\"",
                                "\"AWS\":\"*\"",
                                "\"Service\":\"lambda.amazonaws.com\""),
                        random);
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{"
                + principal
                + "},\"Action\":\"sts:AssumeRole\"}]}";
    }

    private static List<AttachedPolicy> attached(Random random, int most) {
        var attached = new ArrayList<AttachedPolicy>();
        for (int i = random.nextInt(most); i > 0; i--) {
            attached.add(
                    random.nextBoolean()
                            ? TestAccount.awsPolicy(one(AWS_POLICIES, random))
                            : TestAccount.ownPolicy(one(OWN_POLICIES, random)));
        }
        return attached.stream().distinct().toList();
    }

    private static List<InlinePolicy> inline(Random random) {
        return random.nextInt(3) == 0
                ? List.of(new InlinePolicy("extra", PolicyDocument.parse(document(random))))
                : List.of();
    }

    private static String allow(String action, String resource) {
        return "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}"
                .formatted(action, resource);
    }
}
