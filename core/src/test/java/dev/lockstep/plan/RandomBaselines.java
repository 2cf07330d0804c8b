package dev.lockstep.plan;

import static dev.lockstep.account.RandomAccounts.one;
import static dev.lockstep.account.RandomAccounts.some;

import dev.lockstep.account.RandomAccounts;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.GroupGoal.PolicyGoal;
import dev.lockstep.baseline.TestBaseline;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/// What owners of [RandomAccounts] may want, drawn from a seed: people and services of the roster
/// in declared groups, strangers, a break-glass user, needs, small and large limits.
public final class RandomBaselines {
    private static final String S3 =
            """
            {"Version": "2012-10-17",
             "Statement": [{"Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}]}
            """;

    private RandomBaselines() {}

    /// The next baseline.
    public static Baseline baseline(Random random) {
        TestBaseline wanted = TestBaseline.baseline();
        List<GroupGoal> groups =
                some(
                        List.of(
                                administrators(random),
                                developers(random),
                                auditors(random),
                                operators()),
                        random,
                        3);
        wanted.groups(groups.toArray(GroupGoal[]::new));
        List<String> names = groups.stream().map(GroupGoal::name).toList();
        for (String user : RandomAccounts.USERS) {
            switch (random.nextInt(8)) {
                case 0 -> {} // a stranger, if it is there
                case 1 -> wanted.breakGlass(user);
                default -> {
                    String[] in = some(names, random, 2).toArray(String[]::new);
                    if (user.contains("-") || user.equals("backup")) {
                        wanted.service(user, in);
                    } else {
                        wanted.personAs(user, user, in);
                    }
                }
            }
        }
        if (random.nextInt(3) > 0) {
            wanted.needs(
                    TestBaseline.needOfUser("ci-deploy", "2027-05-01"),
                    TestBaseline.needOfUser(one(RandomAccounts.USERS, random), "2027-05-01"));
        }
        wanted.enforcingMfa(random.nextInt(3) == 0);
        if (random.nextBoolean()) {
            wanted.securityContact("Ann", "ann@example.com");
        }
        Baseline all = wanted.build();
        return switch (random.nextInt(4)) {
            case 0 -> limited(all, 3, 1);
            case 1 -> limited(all, 8, 2);
            default -> all;
        };
    }

    static Baseline limited(Baseline baseline, int changes, int removals) {
        return TestBaseline.withLimits(
                baseline,
                new Baseline.Limits(
                        changes,
                        removals,
                        baseline.limits().planHours(),
                        baseline.limits().keyUsedDays()));
    }

    private static GroupGoal administrators(Random random) {
        return goal(
                "administrators",
                true,
                false,
                Optional.empty(),
                random.nextInt(4) == 0
                        ? Optional.empty()
                        : Optional.of(List.of(policy("AdministratorAccess"))),
                Optional.empty());
    }

    private static GroupGoal developers(Random random) {
        return goal(
                "developers",
                false,
                false,
                random.nextBoolean() ? Optional.of(List.of("s3", "logs")) : Optional.empty(),
                Optional.of(List.of(policy(random.nextBoolean() ? "own-s3" : "PowerUserAccess"))),
                Optional.empty());
    }

    private static GroupGoal auditors(Random random) {
        return goal(
                "auditors",
                false,
                true,
                Optional.empty(),
                Optional.of(
                        random.nextBoolean()
                                ? List.of(policy("SecurityAudit"))
                                : List.of(policy("SecurityAudit"), policy("AWSSupportAccess"))),
                Optional.empty());
    }

    private static GroupGoal operators() {
        SortedMap<String, PolicyParse> inline = new TreeMap<>();
        inline.put("reading", PolicyDocument.parse(S3));
        return goal(
                "operators",
                false,
                false,
                Optional.empty(),
                Optional.of(
                        List.of(new PolicyGoal("own-logs", Optional.of(PolicyDocument.parse(S3))))),
                Optional.of(inline));
    }

    private static GroupGoal goal(
            String name,
            boolean administrators,
            boolean readOnly,
            Optional<List<String>> services,
            Optional<List<PolicyGoal>> policies,
            Optional<SortedMap<String, PolicyParse>> inline) {
        return new GroupGoal(name, administrators, readOnly, services, List.of(), policies, inline);
    }

    private static PolicyGoal policy(String name) {
        return new PolicyGoal(name, Optional.empty());
    }
}
