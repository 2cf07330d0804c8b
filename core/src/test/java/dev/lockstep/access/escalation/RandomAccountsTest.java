package dev.lockstep.access.escalation;

import static dev.lockstep.access.escalation.Judged.arn;
import static dev.lockstep.account.TestAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What holds of any account, tried on random ones.
class RandomAccountsTest {
    private static final int ACCOUNTS = 300;
    private static final List<String> ACTIONS =
            EscalationPaths.builtIn().all().stream()
                    .flatMap(path -> path.actions().stream())
                    .distinct()
                    .toList();
    private static final List<String> RESOURCES =
            List.of(
                    "*",
                    "*",
                    "*",
                    arn("user/${aws:username}"),
                    arn("user/u1"),
                    arn("role/r*"),
                    arn("role/r1"),
                    arn("group/*"),
                    "arn:aws:lambda:*:*:function:dev-*");
    private static final List<String> CONDITIONS =
            List.of(
                    "",
                    "",
                    "",
                    "",
                    ",\"Condition\":{\"Bool\":{\"aws:MultiFactorAuthPresent\":\"true\"}}",
                    ",\"Condition\":{\"StringEquals\":{\"iam:PassedToService\":\"lambda.amazonaws.com\"}}",
                    ",\"Condition\":{\"StringNotEquals\":{\"aws:PrincipalTag/a\":\"b\"}}");
    private static final List<String> TRUSTED =
            List.of(
                    "\"AWS\":\"" + arn("root") + "\"",
                    "\"AWS\":\"" + arn("user/u2") + "\"",
                    "\"AWS\":\"" + arn("role/r2") + "\"",
                    "\"Service\":\"lambda.amazonaws.com\"",
                    "\"Service\":\"ec2.amazonaws.com\"",
                    "\"Service\":\"glue.amazonaws.com\"");

    /// The policies of one account, so that one can be changed.
    private record Drawn(Map<String, List<String>> statements, Map<String, String> trusts) {
        Drawn plus(String everyone) {
            var more = new TreeMap<String, List<String>>();
            statements.forEach((name, own) -> {
                var all = new ArrayList<>(own);
                all.add(everyone);
                more.put(name, all);
            });
            return new Drawn(more, trusts);
        }

        private List<InlinePolicy> inline(String name) {
            return List.of(
                    new InlinePolicy(
                            "p",
                            PolicyDocument.parse(
                                    Judged.policy(statements.get(name).toArray(String[]::new)))));
        }

        AccountSnapshot snapshot() {
            TestAccount account = account();
            statements.forEach((name, own) -> {
                switch (name.charAt(0)) {
                    case 'u' ->
                            account.user(
                                    name,
                                    user -> {
                                        user.inlinePolicy(
                                                "p", Judged.policy(own.toArray(String[]::new)));
                                        return name.equals("u1") ? user.inGroup("g1") : user;
                                    });
                    case 'g' -> account.group(name, List.of(), inline(name));
                    default ->
                            account.role(
                                    name,
                                    "/",
                                    trusts.getOrDefault(name, "{}"),
                                    List.of(),
                                    inline(name));
                }
            });
            return account.snapshot();
        }
    }

    private static Drawn drawn(Random random) {
        var statements = new TreeMap<String, List<String>>();
        var trusts = new TreeMap<String, String>();
        for (String name : List.of("u1", "u2", "u3", "g1", "r1", "r2", "r3", "r4")) {
            var own = new ArrayList<String>();
            for (int i = random.nextInt(4); i >= 0; i--) {
                var actions = new ArrayList<String>();
                for (int n = random.nextInt(5); n >= 0; n--) {
                    actions.add(one(ACTIONS, random));
                }
                if (random.nextInt(25) == 0) {
                    actions.add("*");
                }
                own.add(
                        "{\"Effect\":\"%s\",\"Action\":[\"%s\"],\"Resource\":\"%s\"%s}"
                                .formatted(
                                        random.nextInt(6) == 0 ? "Deny" : "Allow",
                                        String.join("\",\"", actions),
                                        one(RESOURCES, random),
                                        one(CONDITIONS, random)));
            }
            statements.put(name, own);
            trusts.put(
                    name,
                    ("{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\","
                                    + "\"Principal\":{%s},\"Action\":\"sts:AssumeRole\"}}")
                            .formatted(one(TRUSTED, random)));
        }
        return new Drawn(statements, trusts);
    }

    private static String one(List<String> some, Random random) {
        return some.get(random.nextInt(some.size()));
    }

    private static Map<String, Power> powers(Drawn drawn) {
        var powers = new TreeMap<String, Power>();
        Administrators.of(AccountAccess.of(drawn.snapshot()))
                .all()
                .forEach((PrincipalAccess one, Power power) -> powers.put(one.arn(), power));
        return powers;
    }

    @Test
    void every_step_is_borne_out_and_more_Allow_never_takes_power_away() {
        int administrators = 0;
        for (int seed = 0; seed < ACCOUNTS; seed++) {
            var random = new Random(seed);
            Drawn drawn = drawn(random);
            Map<String, Power> powers = powers(drawn);
            powers.values().forEach(Judged::checked);
            String more = Judged.statement("Allow", one(RESOURCES, random), one(ACTIONS, random));
            Map<String, Power> wider = powers(drawn.plus(more));
            for (var one : powers.entrySet()) {
                if (one.getValue().isAdministrator()) {
                    administrators++;
                    assertThat(wider.get(one.getKey()))
                            .as("seed %d: %s with %s", seed, one.getKey(), more)
                            .isInstanceOf(Power.Administrator.class);
                }
            }
        }
        assertThat(administrators).isGreaterThan(ACCOUNTS / 2);
    }

    @Test
    void a_Deny_of_everything_makes_everyone_ordinary() {
        for (int seed = 0; seed < ACCOUNTS / 3; seed++) {
            Drawn drawn = drawn(new Random(seed)).plus(Judged.statement("Deny", "*", "*"));
            powers(drawn)
                    .values()
                    .forEach(power -> assertThat(power).isInstanceOf(Power.Ordinary.class));
        }
    }
}
