package dev.lockstep.policy.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.ActionPattern;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Layers;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final ActionCatalog CATALOG = ActionCatalog.builtIn();
    private final PolicyAlgebra algebra = new PolicyAlgebra(CATALOG);

    /// What nobody needs a permission for.
    private final ActionSet free = algebra.matching(new ActionPattern("sts:GetCallerIdentity"));

    /// What hangs on the policy of a role or key too.
    private final ActionSet othersDecide =
            algebra.matching(new ActionPattern("sts:*"))
                    .union(algebra.matching(new ActionPattern("kms:*")))
                    .minus(unlimited());

    @Test
    void a_star_is_every_action_and_those_that_nobody_knows() {
        Reach reach = reach(allow("\"*\"", "*"));
        assertThat(reach.certain()).isEqualTo(ActionSet.all(CATALOG).minus(othersDecide));
        assertThat(reach.possible()).isEqualTo(ActionSet.all(CATALOG));
    }

    @Test
    void a_prefix_is_its_actions_and_perhaps_unknown_ones_but_not_all_unknown_ones() {
        Reach reach = reach(allow("\"s3:Get*\"", "*"));
        assertThat(names(reach.certain())).contains("s3:GetObject").doesNotContain("s3:PutObject");
        assertThat(reach.possible().unknownToo()).isTrue();
        assertThat(reach.certain().unknownToo()).isFalse();
    }

    @Test
    void the_Kelvin_sign_is_no_k() {
        Reach reach =
                reach(
                        allow("\"*\"", "*"),
                        statement("Deny", "\"Action\": \"\u212Ams:*\"", "*", ""));
        assertThat(names(reach.possible())).contains("kms:Decrypt");
    }

    @Test
    void NotAction_is_all_the_others_the_unknown_ones_too() {
        Reach reach = reach(statement("Allow", "\"NotAction\": [\"iam:*\", \"sts:*\"]", "*", ""));
        assertThat(names(reach.certain()))
                .contains("s3:GetObject")
                .doesNotContain("iam:CreateUser", "sts:AssumeRole");
        assertThat(reach.possible().unknownToo()).isTrue();
        assertThat(reach.certain().unknownToo()).isFalse();
    }

    @Test
    void an_action_that_nobody_knows_is_possible_and_unknown() {
        Reach reach = reach(allow("\"elsewhere:DoIt\"", "*"));
        assertThat(names(reach.possible())).containsExactly("sts:GetCallerIdentity");
        assertThat(reach.possible().unknownToo()).isTrue();
    }

    @Test
    void on_one_bucket_it_is_possible_but_not_certain() {
        Reach reach = reach(allow("\"s3:GetObject\"", "arn:aws:s3:::bucket/*"));
        assertThat(names(reach.possible().minus(free))).containsExactly("s3:GetObject");
        assertThat(reach.certain()).isEqualTo(free);
    }

    @Test
    void denied_on_one_bucket_it_is_possible_but_not_certain() {
        Reach reach =
                reach(
                        allow("\"s3:GetObject\"", "*"),
                        statement("Deny", "\"Action\": \"s3:*\"", "arn:aws:s3:::secret/*", ""));
        assertThat(names(reach.possible().minus(free))).containsExactly("s3:GetObject");
        assertThat(reach.certain()).isEqualTo(free);
    }

    @Test
    void denied_everywhere_it_is_impossible() {
        Reach reach =
                reach(
                        allow("\"s3:*\", \"iam:GetUser\"", "*"),
                        statement("Deny", "\"Action\": \"s3:*\"", "*", ""));
        assertThat(names(reach.possible().minus(free))).containsExactly("iam:GetUser");
        assertThat(names(reach.certain())).isEqualTo(names(reach.possible()));
    }

    @Test
    void a_boundary_and_a_service_control_policy_both_limit() {
        CompiledPolicy everything = policy(allow("\"*\"", "*"));
        Layers layers =
                new Layers(
                        List.of(everything),
                        Optional.of(List.of(policy(allow("\"s3:*\", \"iam:*\"", "*")))),
                        Optional.empty(),
                        List.of(
                                new Layers.Level("r-1", List.of(everything)),
                                new Layers.Level(
                                        "ou-1",
                                        List.of(policy(allow("\"iam:GetUser\", \"ec2:*\"", "*"))))),
                        List.of(),
                        Optional.empty());
        Reach reach = algebra.reach(layers, Context.UNKNOWN);
        assertThat(names(reach.possible().minus(free))).containsExactly("iam:GetUser");
        assertThat(names(reach.certain().minus(free))).containsExactly("iam:GetUser");
    }

    @Test
    void a_deny_without_MFA_leaves_long_term_keys_alone_as_long_as_IfExists_is_missing() {
        String allow = allow("\"*\"", "*");
        String deny =
                statement(
                        "Deny",
                        "\"Action\": \"*\"",
                        "*",
                        ", \"Condition\": {\"Bool\": {\"aws:MultiFactorAuthPresent\": \"false\"}}");
        Context absent = Context.UNKNOWN.with("aws:MultiFactorAuthPresent", ContextValue.ABSENT);
        Context no = Context.UNKNOWN.with("aws:MultiFactorAuthPresent", "false");
        Layers layers = Layers.identity(List.of(policy(allow + ", " + deny)));
        assertThat(algebra.reach(layers, absent).certain())
                .isEqualTo(ActionSet.all(CATALOG).minus(othersDecide));
        assertThat(algebra.reach(layers, no).possible()).isEqualTo(free);
        Layers mended =
                Layers.identity(
                        List.of(policy(allow + ", " + deny.replace("Bool\"", "BoolIfExists\""))));
        assertThat(algebra.reach(mended, absent).possible()).isEqualTo(free);
    }

    @Test
    void too_many_patterns_that_begin_with_a_wildcard_may_mean_anything() {
        var patterns = new StringBuilder("\"a:b\"");
        for (int i = 0; i < 2000; i++) {
            patterns.append(", \"*:a").append(i).append("*\"");
        }
        Reach allowed = reach(allow(patterns.toString(), "*"));
        assertThat(allowed.possible()).isEqualTo(ActionSet.all(CATALOG));
        assertThat(allowed.certain()).isEqualTo(free);
    }

    @Test
    void patterns_match_as_the_policy_language_says() {
        assertThat(names(algebra.matching(new ActionPattern("S3:GETOBJECT"))))
                .containsExactly("s3:GetObject");
        assertThat(names(algebra.matching(new ActionPattern("iam:?etUser"))))
                .containsExactly("iam:GetUser");
        assertThat(names(algebra.matching(new ActionPattern("*:CreateUser"))))
                .contains("iam:CreateUser", "transfer:CreateUser");
        for (String pattern :
                List.of("ec2:*", "s3:*Object", "*:*Role", "iam:Get*", "sts:Assume?ole")) {
            var expected =
                    java.util.stream.IntStream.range(0, CATALOG.size())
                            .mapToObj(CATALOG::name)
                            .filter(new ActionPattern(pattern)::matches)
                            .toList();
            assertThat(expected).isNotEmpty();
            assertThat(names(algebra.matching(new ActionPattern(pattern)))).isEqualTo(expected);
        }
    }

    @Test
    void sets_follow_the_laws_of_sets() {
        ActionSet reads = algebra.matching(new ActionPattern("s3:Get*"));
        ActionSet all = algebra.matching(new ActionPattern("s3:*"));
        assertThat(reads.isWithin(all)).isTrue();
        assertThat(all.isWithin(reads)).isFalse();
        assertThat(all.minus(reads).intersection(reads).isEmpty()).isTrue();
        assertThat(all.minus(reads).union(reads)).isEqualTo(all);
        assertThat(all.complement().complement()).isEqualTo(all);
        assertThat(all.complement().union(all)).isEqualTo(ActionSet.all(CATALOG));
    }

    private static ActionSet unlimited() {
        var numbers = new BitSet();
        java.util.stream.IntStream.range(0, CATALOG.size())
                .filter(number -> !CATALOG.hasResources(number))
                .forEach(numbers::set);
        return ActionSet.of(CATALOG, numbers, false);
    }

    private Reach reach(String... statements) {
        return algebra.reach(
                Layers.identity(List.of(policy(String.join(", ", statements)))), Context.UNKNOWN);
    }

    private static CompiledPolicy policy(String statements) {
        return CompiledPolicy.of(
                "test",
                (PolicyDocument)
                        PolicyDocument.parse(
                                "{\"Version\": \"2012-10-17\", \"Statement\": ["
                                        + statements
                                        + "]}"));
    }

    private static String allow(String actions, String resource) {
        return statement("Allow", "\"Action\": [" + actions + "]", resource, "");
    }

    private static String statement(
            String effect, String actions, String resource, String condition) {
        return "{\"Effect\": \"%s\", %s, \"Resource\": \"%s\"%s}"
                .formatted(effect, actions, resource, condition);
    }

    private static List<String> names(ActionSet set) {
        return set.numbers().mapToObj(CATALOG::name).toList();
    }
}
