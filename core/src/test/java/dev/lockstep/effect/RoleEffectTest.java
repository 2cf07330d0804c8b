package dev.lockstep.effect;

import static dev.lockstep.effect.SmallAccount.READ_ONLY;
import static dev.lockstep.effect.SmallAccount.SPARE;
import static dev.lockstep.effect.SmallAccount.account;
import static dev.lockstep.effect.SmallAccount.count;
import static dev.lockstep.effect.SmallAccount.made;
import static dev.lockstep.effect.SmallAccount.then;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.account.Account;
import dev.lockstep.account.Role;
import dev.lockstep.account.policies.AttachedPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RoleEffectTest {
    private static final String TRUST = SmallAccount.trusting("123456789012");

    private static Role deploy(Account account) {
        return account.roles().get("deploy");
    }

    private static RoleEffect.CreateRole create(String name) {
        return new RoleEffect.CreateRole(
                name,
                "/ops/",
                TRUST,
                Optional.empty(),
                Optional.empty(),
                Optional.of(SPARE),
                Map.of("Team", "a"));
    }

    @Test
    void a_new_role_has_what_AWS_gave_and_sessions_of_an_hour_unless_it_says_otherwise() {
        Role role = made(account(), create("audit"), "AROAAUDIT").roles().get("audit");

        assertThat(role.arn()).isEqualTo("arn:aws:iam::123456789012:role/ops/audit");
        assertThat(role.id()).contains("AROAAUDIT");
        assertThat(role.created()).contains(SmallAccount.THEN);
        assertThat(role.maxSession()).isEqualTo(3600);
        assertThat(role.boundary()).contains(new AttachedPolicy("spare", SPARE));
        assertThat(role.trustPolicy().text()).isEqualTo(TRUST);
        assertThat(role.tags()).containsExactly(Map.entry("Team", "a"));
    }

    @Test
    void a_name_that_differs_in_case_only_is_taken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> made(account(), create("DEPLOY"), "AROA"));
    }

    @Test
    void an_update_without_a_length_of_sessions_sets_an_hour_again() {
        Account after =
                then(
                        account(),
                        new RoleEffect.UpdateRole("deploy", Optional.empty(), Optional.empty()));

        assertThat(deploy(account()).maxSession()).isEqualTo(7200);
        assertThat(deploy(after).maxSession()).isEqualTo(3600);
        assertThat(deploy(after).description()).contains("ships");
    }

    @Test
    void an_update_of_the_description_alone_leaves_the_length_of_sessions() {
        Account after = then(account(), new RoleEffect.UpdateRoleDescription("deploy", "flies"));

        assertThat(deploy(after).description()).contains("flies");
        assertThat(deploy(after).maxSession()).isEqualTo(7200);
    }

    @Test
    void a_trust_policy_is_replaced() {
        Account after = then(account(), new RoleEffect.UpdateAssumeRolePolicy("deploy", TRUST));

        assertThat(deploy(after).trustPolicy().text()).isEqualTo(TRUST);
    }

    @Test
    void a_trust_policy_shows_the_bare_id_of_a_deleted_role() {
        Account trusting =
                then(
                        made(account(), create("audit"), "AROAAUDIT"),
                        new RoleEffect.UpdateAssumeRolePolicy(
                                "audit", SmallAccount.trusting(deploy(account()).arn())));
        Account after = then(trusting, new RoleEffect.DeleteRole("deploy"));

        assertThat(after.roles()).containsOnlyKeys("audit");
        assertThat(after.roles().get("audit").trustPolicy().text())
                .contains("{\"AWS\": \"AROADEPLOY\"}");
    }

    @Test
    void policies_boundary_and_tags_come_and_go() {
        Account attached = then(account(), new RoleEffect.AttachRolePolicy("deploy", READ_ONLY));
        Account full =
                then(
                        then(
                                then(
                                        attached,
                                        new RoleEffect.PutRolePolicy(
                                                "deploy", "mine", SmallAccount.ALLOW_S3)),
                                new RoleEffect.PutRolePermissionsBoundary("deploy", SPARE)),
                        new RoleEffect.TagRole("deploy", Map.of("Cost", "7")));

        assertThat(count(full, READ_ONLY)).isEqualTo(2);
        assertThat(count(full, SPARE)).isZero();
        assertThat(deploy(full).boundary()).isPresent();
        assertThat(deploy(full).maxSession()).isEqualTo(7200);

        Account none =
                then(
                        then(
                                then(
                                        then(
                                                full,
                                                new RoleEffect.DetachRolePolicy(
                                                        "deploy", READ_ONLY)),
                                        new RoleEffect.DeleteRolePolicy("deploy", "mine")),
                                new RoleEffect.DeleteRolePermissionsBoundary("deploy")),
                        new RoleEffect.UntagRole("deploy", List.of("cost")));
        assertThat(none).isEqualTo(account());
    }

    @Test
    void a_role_is_not_removed_while_it_has_a_policy() {
        var delete = new RoleEffect.DeleteRole("deploy");
        Account attached = then(account(), new RoleEffect.AttachRolePolicy("deploy", READ_ONLY));
        Account written =
                then(
                        account(),
                        new RoleEffect.PutRolePolicy("deploy", "mine", SmallAccount.ALLOW_S3));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(attached, delete))
                .withMessage("the role deploy still has: attached policy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(written, delete))
                .withMessage("the role deploy still has: inline policy");
    }

    static List<RoleEffect> ofNone() {
        return List.of(
                new RoleEffect.UpdateRole("none", Optional.empty(), Optional.empty()),
                new RoleEffect.UpdateRoleDescription("none", "x"),
                new RoleEffect.UpdateAssumeRolePolicy("none", TRUST),
                new RoleEffect.DeleteRole("none"),
                new RoleEffect.AttachRolePolicy("none", SPARE),
                new RoleEffect.DetachRolePolicy("none", SPARE),
                new RoleEffect.PutRolePolicy("none", "p", SmallAccount.ALLOW_S3),
                new RoleEffect.DeleteRolePolicy("none", "p"),
                new RoleEffect.PutRolePermissionsBoundary("none", SPARE),
                new RoleEffect.DeleteRolePermissionsBoundary("none"),
                new RoleEffect.TagRole("none", Map.of()),
                new RoleEffect.UntagRole("none", List.of()));
    }

    @ParameterizedTest
    @MethodSource("ofNone")
    void nothing_can_be_done_to_a_role_that_is_not_there(RoleEffect effect) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(account(), effect))
                .withMessage("there is no role none");
        assertThat(effect.operation()).isEqualTo("iam:" + effect.getClass().getSimpleName());
    }
}
