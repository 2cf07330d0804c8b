package dev.lockstep.access.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.evaluate.Evaluator;
import java.util.List;

/// Says who of a [TestAccount] is an administrator, and checks each step that is claimed.
final class Judged {
    private final AccountAccess access;

    private Judged(AccountAccess access) {
        this.access = access;
    }

    static Judged judging(TestAccount account) {
        return new Judged(AccountAccess.of(account.snapshot()));
    }

    static String arn(String resource) {
        return "arn:aws:iam::" + TestAccount.ID + ":" + resource;
    }

    /// An inline policy of one statement.
    static String allow(String resource, String... actions) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":["
                + statement("Allow", resource, actions)
                + "]}";
    }

    static String statement(String effect, String resource, String... actions) {
        return "{\"Effect\":\"%s\",\"Action\":[\"%s\"],\"Resource\":\"%s\"}"
                .formatted(effect, String.join("\",\"", actions), resource);
    }

    static String policy(String... statements) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[" + String.join(",", statements) + "]}";
    }

    static String trustService(String... services) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":[\"%s\"]},\"Action\":\"sts:AssumeRole\"}]}"
                .formatted(String.join("\",\"", services));
    }

    static String trustAws(String principal) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"%s\"},\"Action\":\"sts:AssumeRole\"}]}"
                .formatted(principal);
    }

    /// A role with an inline policy.
    static TestAccount role(TestAccount account, String name, String trust, String json) {
        return account.role(
                name,
                "/",
                trust,
                List.of(),
                List.of(new InlinePolicy("own", PolicyDocument.parse(json))));
    }

    static TestAccount strongRole(TestAccount account, String name, String trust) {
        return role(account, name, trust, allow("*", "*"));
    }

    Power power(String resource) {
        Power power = Administrators.of(access).power(access.byArn(arn(resource)).orElseThrow());
        checked(power);
        return power;
    }

    Judged isOrdinary(String resource) {
        assertThat(power(resource)).as(resource).isInstanceOf(Power.Ordinary.class);
        return this;
    }

    Judged isOpen(String resource) {
        assertThat(power(resource)).as(resource).isInstanceOf(Power.Open.class);
        return this;
    }

    Judged isAlready(String resource) {
        assertThat(power(resource)).as(resource).isInstanceOf(Power.Administrator.class);
        assertThat(((Power.Administrator) power(resource)).already()).as(resource).isTrue();
        return this;
    }

    Judged isAdministrator(String resource) {
        assertThat(power(resource)).as(resource).isInstanceOf(Power.Administrator.class);
        return this;
    }

    /// Becomes an administrator by steps of these paths, among other ways.
    Judged becomesBy(String resource, String... paths) {
        assertThat(power(resource)).as(resource).isInstanceOf(Power.Administrator.class);
        assertThat(
                        ((Power.Administrator) power(resource))
                                .ways().stream()
                                        .map(way ->
                                                way.steps().stream().map(Step::pathId).toList()))
                .as(resource)
                .contains(List.of(paths));
        return this;
    }

    Judged doesNotBecomeBy(String resource, String path) {
        if (power(resource) instanceof Power.Administrator administrator) {
            assertThat(
                            administrator.ways().stream()
                                    .flatMap(way -> way.steps().stream())
                                    .map(Step::pathId))
                    .as(resource)
                    .doesNotContain(path);
        }
        return this;
    }

    /// Nothing is claimed that the evaluator does not bear out.
    static void checked(Power power) {
        if (power instanceof Power.Administrator administrator) {
            for (Way way : administrator.ways()) {
                way.allowed().forEach(Judged::checked);
                for (Step step : way.steps()) {
                    assertThat(step.grants()).isNotEmpty();
                    step.grants().forEach(Judged::checked);
                }
            }
        }
    }

    private static void checked(Grant grant) {
        assertThat(Evaluator.decide(grant.request(), grant.layers()).possiblyAllowed())
                .as(grant.action() + " on " + grant.resource())
                .isTrue();
    }
}
