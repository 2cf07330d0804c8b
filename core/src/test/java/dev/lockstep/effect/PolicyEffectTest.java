package dev.lockstep.effect;

import static dev.lockstep.effect.SmallAccount.OWN;
import static dev.lockstep.effect.SmallAccount.SPARE;
import static dev.lockstep.effect.SmallAccount.account;
import static dev.lockstep.effect.SmallAccount.made;
import static dev.lockstep.effect.SmallAccount.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.account.Account;
import dev.lockstep.account.policies.ManagedPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyEffectTest {
    private static final String OTHER = SmallAccount.ALLOW_S3.replace("s3", "sqs");

    private static ManagedPolicy own(Account account) {
        return account.policies().stream()
                .filter(one -> one.arn().equals(OWN))
                .findFirst()
                .orElseThrow();
    }

    private static Account withVersion(boolean inForce) {
        return new PolicyEffect.CreatePolicyVersion(OWN, OTHER, inForce)
                .applyTo(account(), Assigned.of(SmallAccount.NOW, "v2"));
    }

    @Test
    void a_new_policy_has_its_first_version_in_force_and_no_attachments() {
        ManagedPolicy policy =
                made(
                                account(),
                                new PolicyEffect.CreatePolicy(
                                        "new",
                                        "/team/",
                                        OTHER,
                                        Optional.of("queues"),
                                        Map.of("Team", "a")),
                                "ANPANEW")
                        .policies()
                        .getLast();

        assertThat(policy.arn()).isEqualTo("arn:aws:iam::123456789012:policy/team/new");
        assertThat(policy.id()).contains("ANPANEW");
        assertThat(policy.attachmentCount()).isZero();
        assertThat(policy.defaultVersion()).isEqualTo("v1");
        assertThat(policy.document().orElseThrow().text()).isEqualTo(OTHER);
        assertThat(policy.description()).contains("queues");
        assertThat(policy.created()).contains(SmallAccount.THEN);
    }

    @Test
    void a_name_that_differs_in_case_only_is_taken_also_on_another_path() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made(account(), SmallAccount.policy("SPARE", "/"), "ANPA"));
    }

    @Test
    void a_policy_may_have_the_name_of_one_of_AWS() {
        Account after = made(account(), SmallAccount.policy("ReadOnlyAccess", "/"), "ANPA");

        assertThat(after.policies()).hasSize(4);
    }

    @Test
    void a_version_comes_into_force_only_if_that_was_asked() {
        assertThat(own(withVersion(false)).defaultVersion()).isEqualTo("v1");
        assertThat(own(withVersion(true)).defaultVersion()).isEqualTo("v2");
        assertThat(own(withVersion(true)).document().orElseThrow().text()).isEqualTo(OTHER);
        assertThat(own(withVersion(true)).updated()).contains(SmallAccount.NOW);
    }

    @Test
    void a_version_without_the_number_that_AWS_gave_is_a_mistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        then(account(), new PolicyEffect.CreatePolicyVersion(OWN, OTHER, true)));
    }

    @Test
    void another_version_is_brought_into_force() {
        Account after =
                then(withVersion(false), new PolicyEffect.SetDefaultPolicyVersion(OWN, "v2"));

        assertThat(own(after).defaultVersion()).isEqualTo("v2");
        assertThat(own(after).versions()).hasSize(2);
    }

    @Test
    void a_version_is_removed_unless_it_is_in_force_or_not_there() {
        assertThat(
                        own(then(
                                        withVersion(false),
                                        new PolicyEffect.DeletePolicyVersion(OWN, "v2")))
                                .versions())
                .hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(account(), new PolicyEffect.DeletePolicyVersion(OWN, "v1")))
                .withMessage("v1 is the version in force of the policy " + OWN);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(account(), new PolicyEffect.DeletePolicyVersion(OWN, "v9")))
                .withMessage("there is no version v9 of the policy " + OWN);
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> then(account(), new PolicyEffect.SetDefaultPolicyVersion(OWN, "v9")));
    }

    @Test
    void a_policy_is_removed_and_the_others_stay() {
        assertThat(then(account(), new PolicyEffect.DeletePolicy(OWN)).policies())
                .extracting(ManagedPolicy::arn)
                .containsExactly(SPARE, SmallAccount.READ_ONLY);
    }

    @Test
    void a_policy_is_not_removed_while_it_is_used_or_has_other_versions() {
        var delete = new PolicyEffect.DeletePolicy(OWN);
        String used = "the policy " + OWN + " still has: attachment or use as a boundary";
        Account versions =
                made(
                        account(),
                        new PolicyEffect.CreatePolicyVersion(OWN, SmallAccount.ALLOW_S3, true),
                        "v2");

        for (Effect use :
                List.of(
                        new UserEffect.AttachUserPolicy("bob", OWN),
                        new UserEffect.PutUserPermissionsBoundary("bob", OWN),
                        new GroupEffect.AttachGroupPolicy("auditors", OWN),
                        new RoleEffect.AttachRolePolicy("deploy", OWN),
                        new RoleEffect.PutRolePermissionsBoundary("deploy", OWN))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> then(then(account(), use), delete))
                    .withMessage(used);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(versions, delete))
                .withMessage("the policy " + OWN + " still has: version beside the default");
    }

    @Test
    void tags_come_and_go() {
        Account tagged = then(account(), new PolicyEffect.TagPolicy(OWN, Map.of("Team", "a")));

        assertThat(own(tagged).tags()).isEqualTo(Map.of("Team", "a"));
        assertThat(then(tagged, new PolicyEffect.UntagPolicy(OWN, List.of("Team"))))
                .isEqualTo(account());
    }

    static List<PolicyEffect> ofNone() {
        String none = OWN + "-none";
        return List.of(
                new PolicyEffect.DeletePolicy(none),
                new PolicyEffect.CreatePolicyVersion(none, OTHER, true),
                new PolicyEffect.DeletePolicyVersion(none, "v1"),
                new PolicyEffect.SetDefaultPolicyVersion(none, "v1"),
                new PolicyEffect.TagPolicy(none, Map.of()),
                new PolicyEffect.UntagPolicy(none, List.of()));
    }

    @ParameterizedTest
    @MethodSource("ofNone")
    void nothing_can_be_done_to_a_policy_that_is_not_there(PolicyEffect effect) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> effect.applyTo(account(), Assigned.of(SmallAccount.NOW, "v2")))
                .withMessage("there is no policy " + OWN + "-none");
        assertThat(effect.operation()).isEqualTo("iam:" + effect.getClass().getSimpleName());
    }
}
