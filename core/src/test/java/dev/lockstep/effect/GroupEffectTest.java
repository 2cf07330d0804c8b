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
import dev.lockstep.account.Group;
import dev.lockstep.account.policies.AttachedPolicy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GroupEffectTest {
    @Test
    void a_new_group_has_the_id_and_date_that_AWS_gave_and_an_ARN_with_its_path() {
        Group group =
                made(account(), new GroupEffect.CreateGroup("ops", "/team/"), "AGPAOPS")
                        .groups()
                        .get("ops");

        assertThat(group.arn()).contains("arn:aws:iam::123456789012:group/team/ops");
        assertThat(group.id()).contains("AGPAOPS");
        assertThat(group.created()).contains(SmallAccount.THEN);
    }

    @Test
    void a_name_that_differs_in_case_only_is_taken() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> made(account(), new GroupEffect.CreateGroup("AUDITORS", "/"), "A"));
    }

    @Test
    void a_renamed_group_keeps_its_id_its_policies_and_its_members() {
        Account attached = then(account(), new GroupEffect.AttachGroupPolicy("developers", SPARE));
        Account after =
                then(
                        attached,
                        new GroupEffect.UpdateGroup(
                                "developers", Optional.of("devs"), Optional.of("/it/")));

        assertThat(after.groups()).containsOnlyKeys("auditors", "devs");
        Group devs = after.groups().get("devs");
        assertThat(devs.arn()).contains("arn:aws:iam::123456789012:group/it/devs");
        assertThat(devs.id()).contains("AGPADEVELOPERS");
        assertThat(devs.attachedPolicies()).containsExactly(new AttachedPolicy("spare", SPARE));
        assertThat(after.users().get("alice").groups()).containsExactly("devs");
        assertThat(after.users().get("bob").groups()).isEmpty();
    }

    @Test
    void a_group_is_removed_when_it_has_neither_members_nor_policies() {
        var delete = new GroupEffect.DeleteGroup("auditors");
        Account attached =
                then(account(), new GroupEffect.AttachGroupPolicy("auditors", READ_ONLY));
        Account written =
                then(
                        account(),
                        new GroupEffect.PutGroupPolicy("auditors", "mine", SmallAccount.ALLOW_S3));

        assertThat(then(account(), delete).groups()).containsOnlyKeys("developers");
        assertThat(count(attached, READ_ONLY)).isEqualTo(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(attached, delete))
                .withMessage("the group auditors still has: attached policy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(written, delete))
                .withMessage("the group auditors still has: inline policy");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(account(), new GroupEffect.DeleteGroup("developers")))
                .withMessage("the group developers still has: member");
    }

    @Test
    void policies_come_and_go() {
        Account attached = then(account(), new GroupEffect.AttachGroupPolicy("auditors", SPARE));
        Account written =
                then(
                        attached,
                        new GroupEffect.PutGroupPolicy("auditors", "mine", SmallAccount.ALLOW_S3));

        assertThat(count(written, SPARE)).isEqualTo(1);
        assertThat(written.groups().get("auditors").inlinePolicies()).hasSize(1);
        assertThat(
                        then(
                                then(written, new GroupEffect.DetachGroupPolicy("auditors", SPARE)),
                                new GroupEffect.DeleteGroupPolicy("auditors", "mine")))
                .isEqualTo(account());
    }

    @Test
    void what_a_group_does_not_have_cannot_be_taken_from_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> then(account(), new GroupEffect.DetachGroupPolicy("auditors", SPARE)))
                .withMessage("the policy " + SPARE + " is not attached");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> then(account(), new GroupEffect.DeleteGroupPolicy("auditors", "x")))
                .withMessage("there is no inline policy x");
    }

    static List<GroupEffect> ofNone() {
        return List.of(
                new GroupEffect.UpdateGroup("none", Optional.of("x"), Optional.empty()),
                new GroupEffect.DeleteGroup("none"),
                new GroupEffect.AttachGroupPolicy("none", SPARE),
                new GroupEffect.DetachGroupPolicy("none", SPARE),
                new GroupEffect.PutGroupPolicy("none", "p", SmallAccount.ALLOW_S3),
                new GroupEffect.DeleteGroupPolicy("none", "p"));
    }

    @ParameterizedTest
    @MethodSource("ofNone")
    void nothing_can_be_done_to_a_group_that_is_not_there(GroupEffect effect) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> then(account(), effect))
                .withMessage("there is no group none");
        assertThat(effect.operation()).isEqualTo("iam:" + effect.getClass().getSimpleName());
    }
}
