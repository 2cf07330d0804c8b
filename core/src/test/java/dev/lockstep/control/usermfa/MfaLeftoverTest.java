package dev.lockstep.control.usermfa;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MfaLeftoverTest {
    private static final String LEFT = "arn:aws:iam::123456789012:mfa/left";
    private static final String ROOTS = "arn:aws:iam::123456789012:mfa/root-account-mfa-device";
    private static final String ALICES = "arn:aws:iam::123456789012:mfa/alice";

    private final MfaLeftover control = new MfaLeftover();

    @Test
    void a_device_of_nobody_fails_and_one_of_a_user_or_root_passes() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u.virtualMfa())
                                .leftoverDevice(LEFT)
                                .rootVirtualDevice(ROOTS))
                .hasSubjects(LEFT, ROOTS, ALICES)
                .fails(LEFT, "assigned to nobody")
                .passes(ROOTS)
                .passes(ALICES);
    }

    @Test
    void a_name_that_sounds_like_roots_proves_nothing() {
        judging(control, account().leftoverDevice(ROOTS)).fails(ROOTS);
    }

    @Test
    void a_device_belongs_to_its_user_also_where_only_the_ARN_tells_the_name() {
        assertThat(owner(device(Optional.of("arn:aws:iam::1:user/team/bob"), Optional.empty())))
                .contains("bob");
        assertThat(owner(device(Optional.empty(), Optional.of("bob")))).contains("bob");
        assertThat(owner(device(Optional.of("arn:aws:iam::1:root"), Optional.empty()))).isEmpty();
    }

    @Test
    void a_list_that_AWS_refuses_is_one_undetermined_verdict_about_the_account() {
        judging(control, account().leftoverDevice(LEFT).denied(ReadKey.VIRTUAL_MFA_DEVICES))
                .hasSubjects(TestAccount.ID)
                .isUndetermined(TestAccount.ID, "iam:ListVirtualMFADevices");
        judging(control, account().without(ReadKey.VIRTUAL_MFA_DEVICES))
                .isUndetermined(TestAccount.ID);
    }

    @Test
    void no_devices_make_no_verdicts() {
        judging(control, account()).hasSubjects();
    }

    @Test
    void the_advice_looks_before_it_deletes() {
        var fail = (Verdict.Fail) judging(control, account().leftoverDevice(LEFT)).of(LEFT);
        assertThat(fail.advice().commands())
                .containsExactly(
                        "aws iam list-virtual-mfa-devices --assignment-status Unassigned",
                        "aws iam delete-virtual-mfa-device --serial-number " + LEFT);
    }

    private Optional<String> owner(VirtualMfaDevice device) {
        return judging(control, account().answer(ReadKey.VIRTUAL_MFA_DEVICES, List.of(device)))
                .passes(device.serial())
                .of(device.serial())
                .subject()
                .owner();
    }

    private static VirtualMfaDevice device(Optional<String> arn, Optional<String> name) {
        return new VirtualMfaDevice(LEFT, arn, name, Optional.empty());
    }
}
