package dev.lockstep.effect;

import static dev.lockstep.effect.TwoUsers.ALICE_ARN;
import static dev.lockstep.effect.TwoUsers.NOW;
import static dev.lockstep.effect.TwoUsers.after;
import static dev.lockstep.effect.TwoUsers.alice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.effect.MfaEffect.CreateVirtualMfaDevice;
import dev.lockstep.effect.MfaEffect.DeactivateMfaDevice;
import dev.lockstep.effect.MfaEffect.DeleteVirtualMfaDevice;
import dev.lockstep.effect.MfaEffect.EnableMfaDevice;
import dev.lockstep.effect.MfaEffect.ResyncMfaDevice;
import dev.lockstep.effect.MfaEffect.TagMfaDevice;
import dev.lockstep.effect.MfaEffect.UntagMfaDevice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MfaEffectTest {
    private static final String PHONE = "arn:aws:iam::123456789012:mfa/team/phone";
    private static final CreateVirtualMfaDevice CREATE =
            new CreateVirtualMfaDevice("/team/", "phone");

    private final Account fresh = TwoUsers.fresh();
    private final Account created = after(fresh, CREATE);

    @Test
    void a_new_virtual_device_is_nobody_s_and_its_serial_is_its_ARN() {
        assertThat(created.virtualMfaDevices())
                .containsExactly(
                        new VirtualMfaDevice(
                                PHONE, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void an_enabled_device_is_in_the_list_of_its_user_and_in_the_list_of_virtual_ones() {
        Account next = after(created, new EnableMfaDevice("alice", PHONE));
        assertThat(alice(next).mfaDevices())
                .containsExactly(new MfaDevice(PHONE, Optional.of(NOW)));
        assertThat(next.virtualMfaDevices())
                .containsExactly(
                        new VirtualMfaDevice(
                                PHONE,
                                Optional.of(ALICE_ARN),
                                Optional.of("alice"),
                                Optional.of(NOW)));
    }

    @Test
    void a_device_of_root_is_known_by_root_s_ARN_alone() {
        Account next = after(created, new EnableMfaDevice(Root.NAME, PHONE));
        assertThat(next.root().mfaDevices()).hasSize(1);
        assertThat(next.virtualMfaDevices().getFirst().isRoots()).isTrue();
        assertThat(next.virtualMfaDevices().getFirst().userName()).isEmpty();
    }

    @Test
    void a_deactivated_virtual_device_is_nobody_s_again() {
        assertThat(
                        after(
                                created,
                                new EnableMfaDevice("alice", PHONE),
                                new ResyncMfaDevice("alice", PHONE),
                                new DeactivateMfaDevice("alice", PHONE)))
                .isEqualTo(created);
    }

    @Test
    void a_hardware_token_is_not_in_the_list_of_virtual_devices() {
        Account next = after(fresh, new EnableMfaDevice("alice", "GAHT12345678"));
        assertThat(next.virtualMfaDevices()).isEmpty();
        assertThat(after(next, new DeactivateMfaDevice("alice", "GAHT12345678"))).isEqualTo(fresh);
    }

    @Test
    void what_is_not_there_or_somebody_s_already_is_a_mistake() {
        Account enabled = after(created, new EnableMfaDevice("alice", PHONE));
        for (Effect effect :
                List.of(
                        CREATE,
                        new EnableMfaDevice("bob", PHONE),
                        new EnableMfaDevice("nobody", "GAHT12345678"),
                        new DeactivateMfaDevice("bob", PHONE),
                        new ResyncMfaDevice("bob", PHONE),
                        new DeleteVirtualMfaDevice(PHONE),
                        new DeleteVirtualMfaDevice(PHONE + "2"),
                        new TagMfaDevice(PHONE + "2", Map.of()))) {
            assertThatIllegalArgumentException()
                    .as(effect.toString())
                    .isThrownBy(() -> after(enabled, effect));
        }
    }

    @Test
    void a_device_keeps_its_tags_whoever_has_it_and_loses_those_that_are_taken() {
        Account next =
                after(
                        fresh,
                        new CreateVirtualMfaDevice("/team/", "phone", Map.of("a", "1")),
                        new TagMfaDevice(PHONE, Map.of("b", "2", "A", "3")),
                        new EnableMfaDevice("alice", PHONE));
        assertThat(next.virtualMfaDevices().getFirst().tags())
                .isEqualTo(Map.of("A", "3", "b", "2"));
        next =
                after(
                        next,
                        new UserEffect.UpdateUser("alice", Optional.of("al"), Optional.empty()),
                        new DeactivateMfaDevice("al", PHONE),
                        new UntagMfaDevice(PHONE, List.of("a", "none")));
        assertThat(next.virtualMfaDevices().getFirst())
                .isEqualTo(created.virtualMfaDevices().getFirst().withTags(Map.of("b", "2")));
    }

    @Test
    void operations_have_AWS_s_names() {
        assertThat(
                        List.of(
                                CREATE.operation(),
                                new DeleteVirtualMfaDevice("x").operation(),
                                new EnableMfaDevice("a", "x").operation(),
                                new DeactivateMfaDevice("a", "x").operation(),
                                new ResyncMfaDevice("a", "x").operation(),
                                new TagMfaDevice("x", Map.of()).operation(),
                                new UntagMfaDevice("x", List.of()).operation()))
                .containsExactly(
                        "iam:CreateVirtualMFADevice",
                        "iam:DeleteVirtualMFADevice",
                        "iam:EnableMFADevice",
                        "iam:DeactivateMFADevice",
                        "iam:ResyncMFADevice",
                        "iam:TagMFADevice",
                        "iam:UntagMFADevice");
    }
}
