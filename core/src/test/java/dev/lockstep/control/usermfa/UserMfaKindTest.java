package dev.lockstep.control.usermfa;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import org.junit.jupiter.api.Test;

class UserMfaKindTest {
    private static final String FIDO = "arn:aws:iam::123456789012:u2f/user/alice/default";
    private static final String SMS = "arn:aws:iam::123456789012:sms-mfa/alice";

    private final UserMfaKind control = new UserMfaKind();
    private final Baseline hardware = baseline().hardwareMfa().build();

    @Test
    void under_any_every_kind_passes_but_SMS() {
        judging(
                        control,
                        account()
                                .user("virtual", u -> u.virtualMfa())
                                .user("fido", u -> u.mfa(FIDO))
                                .user("token", u -> u.mfa("GAHT12345678"))
                                .user("sms", u -> u.mfa(SMS))
                                .user("both", u -> u.mfa(FIDO).mfa(SMS)))
                .passes("virtual")
                .passes("fido")
                .passes("token")
                .fails("sms", "by SMS")
                .fails("both", "by SMS");
    }

    @Test
    void under_hardware_virtual_devices_alone_fail_too() {
        judging(
                        control,
                        account()
                                .user("virtual", u -> u.virtualMfa())
                                .user("fido", u -> u.mfa(FIDO))
                                .user("token", u -> u.mfa("GAHT12345678"))
                                .user("mixed", u -> u.virtualMfa().mfa(FIDO))
                                .user("sms", u -> u.mfa(FIDO).mfa(SMS)),
                        hardware)
                .fails("virtual", "only virtual")
                .passes("fido")
                .passes("token")
                .passes("mixed")
                .fails("sms");
    }

    @Test
    void users_without_mfa_or_with_unknown_mfa_are_not_judged() {
        judging(control, account().user("none", u -> u.passwordChangedDaysAgo(5)), hardware)
                .isNotApplicable("none");
        judging(
                        control,
                        account()
                                .user("unknown", u -> u.mfa(FIDO))
                                .denied(ReadKey.MFA_DEVICES)
                                .without(ReadKey.CREDENTIAL_REPORT),
                        hardware)
                .isNotApplicable("unknown");
    }

    @Test
    void kinds_that_were_not_read_pass_under_any_and_the_evidence_says_so() {
        TestAccount account =
                account().user("alice", u -> u.mfa(FIDO)).without(ReadKey.MFA_DEVICES);
        var verdict = judging(control, account).passes("alice").of("alice");
        assertThat(verdict.evidence().facts())
                .anyMatch(fact -> fact.toString().contains("were not read"));
    }

    @Test
    void kinds_that_were_not_read_are_undetermined_under_hardware() {
        judging(
                        control,
                        account().user("alice", u -> u.mfa(FIDO)).denied(ReadKey.MFA_DEVICES),
                        hardware)
                .isUndetermined("alice", "iam:ListMFADevices");
    }

    @Test
    void kinds_are_known_from_the_devices_that_are_assigned_to_the_user_too() {
        TestAccount account =
                account().user("alice", u -> u.virtualMfa()).without(ReadKey.MFA_DEVICES);
        judging(control, account, hardware).fails("alice", "only virtual");
        judging(control, account).passes("alice");
        judging(
                        control,
                        account()
                                .user("alice", u -> u.virtualMfa())
                                .without(ReadKey.MFA_DEVICES)
                                .without(ReadKey.VIRTUAL_MFA_DEVICES),
                        hardware)
                .isUndetermined("alice");
    }

    @Test
    void without_any_list_of_users_the_account_is_undetermined() {
        judging(
                        control,
                        account()
                                .denied(ReadKey.DETAILS)
                                .denied(ReadKey.USERS)
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined(TestAccount.ID);
    }
}
