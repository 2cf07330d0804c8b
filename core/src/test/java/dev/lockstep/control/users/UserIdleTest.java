package dev.lockstep.control.users;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.control.Judging.judging;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserIdleTest {
    private final UserIdle control = new UserIdle();

    @Test
    void an_old_user_without_any_credential_fails() {
        judging(control, account().user("old", u -> u.createdDaysAgo(412)))
                .fails("old", "old is 412 days old");
    }

    @Test
    void exactly_90_days_pass_and_91_fail() {
        judging(
                        control,
                        account()
                                .user("at", u -> u.createdDaysAgo(90))
                                .user("over", u -> u.createdDaysAgo(91)))
                .passes("at")
                .fails("over");
    }

    @Test
    void the_limit_is_a_parameter() {
        judging(
                        control,
                        account().user("old", u -> u.createdDaysAgo(100)),
                        baseline().idleDays(100).build())
                .passes("old");
    }

    @Test
    void each_kind_of_live_credential_passes() {
        judging(
                        control,
                        account()
                                .user("password", u -> u.passwordChangedDaysAgo(300))
                                .user("key", u -> u.activeUnusedKey("AKIA1", 300))
                                .user("ssh", u -> u.sshKey("APKA1", true, 300))
                                .user("certificate", u -> u.signingCertificate("C1", true, 300))
                                .user(
                                        "git",
                                        u ->
                                                u.serviceCredential(
                                                        "ACCA1",
                                                        "codecommit.amazonaws.com",
                                                        "Active",
                                                        300,
                                                        Optional.empty())))
                .passes("password")
                .passes("key")
                .passes("ssh")
                .passes("certificate")
                .passes("git");
    }

    @Test
    void credentials_that_are_not_active_do_not_keep_a_user() {
        judging(
                        control,
                        account()
                                .user(
                                        "old",
                                        u ->
                                                u.inactiveKey("AKIA1", 300, 200)
                                                        .sshKey("APKA1", false, 300)
                                                        .signingCertificate("C1", false, 300)
                                                        .serviceCredential(
                                                                "ACCA1",
                                                                "codecommit.amazonaws.com",
                                                                "Expired",
                                                                300,
                                                                Optional.empty())))
                .fails("old");
    }

    @Test
    void a_young_user_passes_whatever_is_missing() {
        judging(control, nothingKnownOf(account().user("new", u -> u.createdDaysAgo(10))))
                .passes("new");
    }

    @Test
    void one_known_credential_passes_whatever_else_is_missing() {
        judging(
                        control,
                        account()
                                .user("ssh", u -> u.sshKey("APKA1", true, 300))
                                .denied(ReadKey.LOGIN_PROFILES)
                                .denied(ReadKey.ACCESS_KEYS)
                                .denied(ReadKey.SERVICE_CREDENTIALS)
                                .denied(ReadKey.SIGNING_CERTIFICATES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .passes("ssh");
    }

    @Test
    void each_missing_read_that_could_hold_a_credential_is_undetermined() {
        judging(control, old().denied(ReadKey.SSH_PUBLIC_KEYS))
                .isUndetermined("old", "iam:ListSSHPublicKeys");
        judging(control, old().denied(ReadKey.SERVICE_CREDENTIALS))
                .isUndetermined("old", "iam:ListServiceSpecificCredentials");
        judging(control, old().denied(ReadKey.LOGIN_PROFILES).without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("old", "iam:GetLoginProfile");
        judging(control, old().without(ReadKey.ACCESS_KEYS).without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("old");
        judging(
                        control,
                        old().denied(ReadKey.SIGNING_CERTIFICATES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("old", "iam:ListSigningCertificates");
    }

    @Test
    void the_report_stands_in_for_password_keys_and_certificates() {
        judging(
                        control,
                        old().without(ReadKey.LOGIN_PROFILES)
                                .without(ReadKey.ACCESS_KEYS)
                                .without(ReadKey.SIGNING_CERTIFICATES))
                .fails("old");
    }

    @Test
    void an_active_slot_of_the_report_passes_though_the_other_is_not_known() {
        judging(
                        control,
                        account()
                                .user("key", u -> u.activeUnusedKey("AKIA1", 300))
                                .reportCell("key", Column.ADDITIONAL_CREDENTIALS_INFO, "1 more key")
                                .without(ReadKey.ACCESS_KEYS))
                .passes("key");
    }

    @Test
    void without_any_list_of_users_the_account_is_undetermined() {
        judging(control, nothingKnownOf(account()).denied(ReadKey.DETAILS).denied(ReadKey.USERS))
                .isUndetermined(TestAccount.ID);
    }

    private static TestAccount old() {
        return account().user("old", u -> u.createdDaysAgo(400));
    }

    private static TestAccount nothingKnownOf(TestAccount account) {
        return account.denied(ReadKey.LOGIN_PROFILES)
                .denied(ReadKey.ACCESS_KEYS)
                .denied(ReadKey.SERVICE_CREDENTIALS)
                .denied(ReadKey.SSH_PUBLIC_KEYS)
                .denied(ReadKey.SIGNING_CERTIFICATES)
                .denied(ReadKey.CREDENTIAL_REPORT);
    }
}
