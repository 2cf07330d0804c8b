package dev.lockstep.policy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.policy.Placeless;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.PolicyPrinter;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// AWS's own policies: AWS takes them all, and few of them hold what looks like a mistake.
class ManagedPoliciesTest {
    @Test
    void no_policy_of_AWS_is_refused_and_each_is_printed_as_it_is_read() {
        AwsManagedPolicies policies = AwsManagedPolicies.builtIn();
        assertThat(policies.names()).hasSizeGreaterThan(1_500);
        for (String name : policies.names()) {
            PolicyParse parse = policies.byName(name).orElseThrow().document();
            assertThat(Refusals.of(parse, PolicyKind.IDENTITY)).as(name).isEmpty();
            var document = (PolicyDocument) parse;
            assertThat(PolicyDocument.parse(PolicyPrinter.print(document)))
                    .as(name)
                    .isInstanceOfSatisfying(
                            PolicyDocument.class,
                            again ->
                                    assertThat(Placeless.of(again))
                                            .isEqualTo(Placeless.of(document)));
        }
    }

    @Test
    void AWS_makes_few_of_these_mistakes() {
        AwsManagedPolicies policies = AwsManagedPolicies.builtIn();
        Set<LintKind> kinds = EnumSet.noneOf(LintKind.class);
        for (String name : policies.names()) {
            var document = (PolicyDocument) policies.byName(name).orElseThrow().document();
            Lints.of(document, PolicyKind.IDENTITY).forEach(lint -> kinds.add(lint.kind()));
        }
        // Services that are no more, actions that are not documented, and some that AWS would write
        // otherwise today.
        assertThat(kinds)
                .containsExactlyInAnyOrder(
                        LintKind.UNKNOWN_SERVICE,
                        LintKind.UNKNOWN_ACTION,
                        LintKind.VARIABLE_NOT_SUBSTITUTED,
                        LintKind.NOT_ACTION_WITH_ALLOW,
                        LintKind.NOT_RESOURCE_WITH_ALLOW,
                        LintKind.ACTION_WITHOUT_RESOURCES,
                        LintKind.FOR_ALL_VALUES_IN_ALLOW,
                        LintKind.NEGATED_ON_ABSENT_KEY,
                        LintKind.UNKNOWN_CONDITION_KEY,
                        LintKind.REDUNDANT_ACTION,
                        LintKind.PASS_ANY_ROLE);
    }
}
