package dev.lockstep.control.rootmfa;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.wanting;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.control.Judging;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RootMfaHardwareTest {
    private static final String VIRTUAL = "arn:aws:iam::123456789012:mfa/phone";

    @Test
    void MFA_without_a_virtual_device_passes() {
        judging(account()).passes(Root.NAME);
    }

    @Test
    void no_MFA_fails() {
        judging(account().summary("AccountMFAEnabled", 0))
                .fails(Root.NAME, "Root has no MFA device at all.");
    }

    @Test
    void a_virtual_device_may_have_a_hardware_one_beside_it_and_is_undetermined() {
        judging(account().rootVirtualDevice(VIRTUAL)).isUndetermined(Root.NAME, "mfa-devices");
    }

    @Test
    void only_virtual_devices_in_roots_own_list_fail() {
        judging(account().rootVirtualDevice(VIRTUAL).answer(OWN, List.of(device(VIRTUAL))))
                .fails(Root.NAME, "Every MFA device of root is virtual.");
    }

    @Test
    void a_security_key_beside_a_virtual_device_in_roots_own_list_passes() {
        judging(
                        account()
                                .rootVirtualDevice(VIRTUAL)
                                .answer(
                                        OWN,
                                        List.of(
                                                device(VIRTUAL),
                                                device(
                                                        "arn:aws:iam::123456789012:u2f/root-account/k"))))
                .passes(Root.NAME);
    }

    @Test
    void a_hardware_token_in_roots_own_list_passes_though_the_virtual_list_was_refused() {
        judging(
                        account()
                                .denied(ReadKey.VIRTUAL_MFA_DEVICES)
                                .answer(OWN, List.of(device("GAHT12345678"))))
                .passes(Root.NAME);
    }

    @Test
    void roots_own_empty_list_fails() {
        judging(account().answer(OWN, List.of())).fails(Root.NAME, "no MFA device at all");
    }

    @Test
    void a_virtual_list_that_was_refused_is_undetermined() {
        judging(account().denied(ReadKey.VIRTUAL_MFA_DEVICES))
                .isUndetermined(Root.NAME, "iam:ListVirtualMFADevices");
    }

    @Test
    void MFA_that_is_not_known_is_undetermined() {
        judging(account().denied(ReadKey.SUMMARY).without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined(Root.NAME, "iam:GetAccountSummary");
    }

    @Test
    void it_is_not_applicable_where_any_kind_will_do() {
        Judging.judging(new RootMfaHardware(), account().summary("AccountMFAEnabled", 0))
                .isNotApplicable(Root.NAME);
    }

    @Test
    void it_is_not_applicable_where_root_has_nothing_to_sign_in_with() {
        judging(account().summary("AccountMFAEnabled", 0).summary("AccountPasswordPresent", 0))
                .isNotApplicable(Root.NAME);
    }

    @Test
    void it_is_undetermined_where_root_without_MFA_may_have_keys_or_nothing_at_all() {
        judging(
                        account()
                                .summary("AccountMFAEnabled", 0)
                                .summary("AccountPasswordPresent", 0)
                                .summaryWithout("AccountAccessKeysPresent")
                                .denied(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined(Root.NAME, "iam:GetCredentialReport");
    }

    @Test
    void it_is_not_applicable_in_GovCloud() {
        judging(account().summary("AccountMFAEnabled", 0).partition("aws-us-gov"))
                .isNotApplicable(Root.NAME);
    }

    private static final ReadKey<List<MfaDevice>> OWN = ReadKey.MFA_DEVICES.of(Root.NAME);

    private static MfaDevice device(String serial) {
        return new MfaDevice(serial, Optional.empty());
    }

    private static Judging judging(TestAccount account) {
        return Judging.judging(
                new RootMfaHardware(),
                account,
                wanting(new RootGoal(Baseline.MfaKind.HARDWARE, 30, Map.of())));
    }
}
