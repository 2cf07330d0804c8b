package dev.lockstep.plan.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.account.TestAccount;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.Permission;
import dev.lockstep.effect.RandomEffects;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyPrinter;
import dev.lockstep.policy.PolicySize;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LeastPolicyTest {
    private static final String CALLER = "arn:aws:iam::" + TestAccount.ID + ":user/admin";
    private static final List<String> READS =
            List.of("iam:GetAccountAuthorizationDetails", "iam:ListUsers", "iam:ListAccessKeys");

    private static boolean allowed(List<PolicyDocument> documents, String action, String resource) {
        List<CompiledPolicy> compiled =
                documents.stream().map(one -> CompiledPolicy.of("least", one)).toList();
        return Evaluator.decide(
                        new Request(CALLER, action, resource, Optional.empty(), Context.EMPTY),
                        Layers.identity(compiled))
                instanceof Decision.Allowed;
    }

    private record Need(String action, String resource) {}

    private static List<Need> needs(List<Effect> effects, Account account) {
        Stream<Need> reads = READS.stream().map(action -> new Need(action, "*"));
        return Stream.concat(
                        reads,
                        effects.stream()
                                .flatMap(effect -> Permission.of(effect, account).stream())
                                .flatMap(one ->
                                        one.resources().stream()
                                                .map(resource -> new Need(one.action(), resource))))
                .distinct()
                .toList();
    }

    private static boolean isEnough(List<PolicyDocument> documents, List<Need> needs) {
        return needs.stream().allMatch(need -> allowed(documents, need.action(), need.resource()));
    }

    @Test
    void each_request_that_is_needed_is_allowed_and_leaving_out_any_part_refuses_one() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Account account = RandomAccounts.account(random).snapshot().account();
            List<Effect> effects =
                    RandomEffects.of(account, random, 6).stream()
                            .map(RandomEffects.Step::effect)
                            .toList();
            List<PolicyDocument> documents = LeastPolicy.of(effects, account, READS);
            List<Need> needs = needs(effects, account);
            assertThat(isEnough(documents, needs)).describedAs("%s: %s", seed, effects).isTrue();
            for (List<PolicyDocument> less : lacking(documents)) {
                assertThat(isEnough(less, needs)).describedAs("%s: %s", seed, less).isFalse();
            }
        }
    }

    /// The documents without one action or one resource of one statement.
    private static List<List<PolicyDocument>> lacking(List<PolicyDocument> documents) {
        var all = new ArrayList<List<PolicyDocument>>();
        for (int d = 0; d < documents.size(); d++) {
            List<Statement> statements = documents.get(d).statements();
            for (int s = 0; s < statements.size(); s++) {
                List<String> actions =
                        statements.get(s).actions().patterns().stream()
                                .map(one -> one.text())
                                .toList();
                List<String> resources =
                        statements.get(s).resources().orElseThrow().patterns().stream()
                                .map(one -> one.text())
                                .toList();
                for (String action : actions) {
                    all.add(with(documents, d, s, without(actions, action), resources));
                }
                for (String resource : resources) {
                    all.add(with(documents, d, s, actions, without(resources, resource)));
                }
            }
        }
        return all;
    }

    private static List<String> without(List<String> all, String one) {
        return all.stream().filter(other -> !other.equals(one)).toList();
    }

    private static List<PolicyDocument> with(
            List<PolicyDocument> documents,
            int document,
            int statement,
            List<String> actions,
            List<String> resources) {
        List<String> statements =
                IntStream.range(0, documents.get(document).statements().size())
                        .filter(i -> i != statement || !(actions.isEmpty() || resources.isEmpty()))
                        .mapToObj(i ->
                                i == statement
                                        ? "{\"Effect\":\"Allow\",\"Action\":%s,\"Resource\":%s}"
                                                .formatted(list(actions), list(resources))
                                        : PolicyPrinter.print(
                                                documents.get(document).statements().get(i)))
                        .toList();
        var changed = new ArrayList<>(documents);
        changed.set(
                document,
                (PolicyDocument)
                        PolicyDocument.parse(
                                "{\"Version\":\"2012-10-17\",\"Statement\":["
                                        + String.join(",", statements)
                                        + "]}"));
        return changed;
    }

    private static String list(List<String> texts) {
        return "[\"" + String.join("\",\"", texts) + "\"]";
    }

    @Test
    void a_key_of_one_user_takes_its_actions_on_that_user_alone() {
        Account account = TestAccount.account().user("alice", u -> u).snapshot().account();
        var documents =
                LeastPolicy.of(
                        List.of(new AccessKeyEffect.UpdateAccessKey("alice", "AKIA1", false)),
                        account,
                        List.of());
        assertThat(documents)
                .singleElement()
                .extracting(PolicyPrinter::compact)
                .isEqualTo(
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                                + "[\"iam:GetAccessKeyLastUsed\",\"iam:ListAccessKeys\","
                                + "\"iam:UpdateAccessKey\"],\"Resource\":"
                                + "\"arn:aws:iam::123456789012:user/alice\"}]}");
        assertThat(LeastPolicy.widenings(documents)).isEmpty();
    }

    @Test
    void a_new_group_is_named_by_the_path_that_it_gets() {
        Account account = TestAccount.account().user("alice", u -> u).snapshot().account();
        var documents =
                LeastPolicy.of(
                        List.of(
                                new GroupEffect.CreateGroup("developers", "/team/"),
                                new UserEffect.AddUserToGroup("developers", "alice")),
                        account,
                        List.of());
        String group = "arn:aws:iam::123456789012:group/team/developers";
        assertThat(allowed(documents, "iam:AddUserToGroup", group)).isTrue();
        assertThat(allowed(documents, "iam:CreateGroup", group)).isTrue();
        assertThat(allowed(documents, "iam:AddUserToGroup", group.replace("/team/", "/")))
                .isFalse();
    }

    @Test
    void two_hundred_users_are_named_one_by_one_over_documents_that_AWS_takes() {
        List<Effect> effects = detaching(200);
        var documents = LeastPolicy.of(effects, account(200), READS);
        assertThat(documents).hasSizeBetween(2, 10).allSatisfy(LeastPolicyTest::isTaken);
        assertThat(LeastPolicy.widenings(documents)).isEmpty();
        assertThat(isEnough(documents, needs(effects, account(200)))).isTrue();
        assertThat(allowed(documents, "iam:DetachUserPolicy", user("other"))).isFalse();
    }

    @Test
    void five_thousand_users_take_a_pattern_and_it_is_said() {
        List<Effect> effects = detaching(5000);
        var documents = LeastPolicy.of(effects, account(5000), READS);
        assertThat(documents).singleElement().satisfies(LeastPolicyTest::isTaken);
        assertThat(LeastPolicy.widenings(documents))
                .containsExactly(
                        "arn:aws:iam::123456789012:user/* stands for many that would not fit into"
                                + " 10 policies by name");
        assertThat(allowed(documents, "iam:DetachUserPolicy", user("u4999"))).isTrue();
        assertThat(allowed(documents, "iam:DeleteUser", user("u4999"))).isFalse();
    }

    private static void isTaken(PolicyDocument document) {
        assertThat(PolicySize.of(document)).isLessThanOrEqualTo(PolicySize.MANAGED);
    }

    private static String user(String name) {
        return "arn:aws:iam::" + TestAccount.ID + ":user/" + name;
    }

    private static List<Effect> detaching(int users) {
        return IntStream.range(0, users)
                .<Effect>mapToObj(
                        i -> new UserEffect.DetachUserPolicy("u" + i, "arn:aws:iam::aws:policy/X"))
                .toList();
    }

    private static Account account(int users) {
        Account account = TestAccount.account().snapshot().account();
        for (int i = 0; i < users; i++) {
            account =
                    new UserEffect.CreateUser("u" + i, "/", Optional.empty(), Map.of())
                            .applyTo(account, Assigned.of(TestAccount.NOW, "AIDA" + i));
        }
        return account;
    }
}
