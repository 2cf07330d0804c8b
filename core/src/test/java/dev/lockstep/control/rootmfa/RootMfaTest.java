package dev.lockstep.control.rootmfa;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.control.Judging;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RootMfaTest {
    private static final MfaDevice TOKEN = new MfaDevice("GAHT12345678", Optional.empty());

    @Nested
    class Has_root_MFA {
        @Test
        void the_summary_says_yes_and_passes_whatever_the_older_report_says() {
            judging(account().rootCell(Column.MFA_ACTIVE, "false")).passes(Root.NAME);
        }

        @Test
        void the_summary_says_no_and_fails_whatever_the_older_report_says() {
            judging(withoutMfa()).fails(Root.NAME, "Root has a password but no MFA.");
        }

        @Test
        void a_virtual_device_of_root_proves_it_whatever_the_summary_says() {
            judging(withoutMfa().rootVirtualDevice("arn:aws:iam::123456789012:mfa/x"))
                    .passes(Root.NAME);
        }

        @Test
        void a_device_named_after_root_but_assigned_to_nobody_proves_nothing() {
            judging(
                            withoutMfa()
                                    .leftoverDevice(
                                            "arn:aws:iam::123456789012:mfa/root-account-mfa-device"))
                    .fails(Root.NAME);
        }

        @Test
        void a_device_in_roots_own_list_proves_it_whatever_the_summary_says() {
            judging(withoutMfa().answer(ReadKey.MFA_DEVICES.of(Root.NAME), List.of(TOKEN)))
                    .passes(Root.NAME);
        }

        @Test
        void without_the_summary_roots_own_empty_list_decides_against_the_report() {
            judging(
                            account()
                                    .without(ReadKey.SUMMARY)
                                    .answer(ReadKey.MFA_DEVICES.of(Root.NAME), List.of()))
                    .fails(Root.NAME);
        }

        @Test
        void without_the_summary_the_report_says_yes_and_the_evidence_says_that_only_it_does() {
            var judging = judging(account().denied(ReadKey.SUMMARY));

            judging.passes(Root.NAME);
            assertThat(judging.of(Root.NAME).evidence().toString())
                    .contains("Only the credential report");
        }

        @Test
        void without_the_summary_the_report_says_no_and_fails() {
            judging(account().denied(ReadKey.SUMMARY).rootCell(Column.MFA_ACTIVE, "FALSE"))
                    .fails(Root.NAME);
        }

        @Test
        void a_summary_that_lacks_the_count_is_no_summary() {
            judging(
                            account()
                                    .summaryWithout("AccountMFAEnabled")
                                    .rootCell(Column.MFA_ACTIVE, "false"))
                    .fails(Root.NAME);
        }

        @Test
        void without_summary_and_report_a_virtual_device_of_root_still_passes() {
            judging(
                            account()
                                    .denied(ReadKey.SUMMARY)
                                    .denied(ReadKey.CREDENTIAL_REPORT)
                                    .rootVirtualDevice("arn:aws:iam::123456789012:mfa/x"))
                    .passes(Root.NAME);
        }

        @Test
        void neither_summary_nor_report_is_undetermined_and_names_both() {
            judging(account().denied(ReadKey.SUMMARY).denied(ReadKey.CREDENTIAL_REPORT))
                    .isUndetermined(Root.NAME, "iam:GetAccountSummary")
                    .isUndetermined(Root.NAME, "iam:GetCredentialReport");
        }

        @Test
        void a_report_without_root_is_undetermined_where_the_summary_is_missing() {
            judging(account().without(ReadKey.SUMMARY).reportWithoutRootRow())
                    .isUndetermined(Root.NAME, "no row for <root_account>");
        }

        @Test
        void a_report_without_the_column_is_undetermined_where_the_summary_is_missing() {
            judging(account().without(ReadKey.SUMMARY).rootWithoutCell(Column.MFA_ACTIVE))
                    .isUndetermined(Root.NAME, "mfa_active");
        }

        @Test
        void a_virtual_device_list_that_was_refused_changes_nothing() {
            judging(account().denied(ReadKey.VIRTUAL_MFA_DEVICES)).passes(Root.NAME);
            judging(withoutMfa().denied(ReadKey.VIRTUAL_MFA_DEVICES)).fails(Root.NAME);
        }
    }

    @Nested
    class Can_root_sign_in_at_all {
        @Test
        void no_password_and_no_keys_is_not_applicable() {
            judging(withoutMfa().summary("AccountPasswordPresent", 0)).isNotApplicable(Root.NAME);
        }

        @Test
        void the_summary_alone_proves_it() {
            judging(
                            withoutMfa()
                                    .summary("AccountPasswordPresent", 0)
                                    .denied(ReadKey.CREDENTIAL_REPORT))
                    .isNotApplicable(Root.NAME);
        }

        @Test
        void no_password_but_an_active_key_fails() {
            judging(
                            withoutMfa()
                                    .summary("AccountPasswordPresent", 0)
                                    .summary("AccountAccessKeysPresent", 1))
                    .fails(Root.NAME, "Root has an access key but no MFA.");
        }

        @Test
        void no_password_but_an_inactive_slot_in_the_report_fails() {
            judging(
                            withoutMfa()
                                    .summary("AccountPasswordPresent", 0)
                                    .rootCell(
                                            Column.ACCESS_KEY_1_LAST_ROTATED,
                                            daysAgo(50).toString()))
                    .fails(Root.NAME);
        }

        @Test
        void no_password_and_an_inactive_key_in_roots_own_list_fails() {
            var inactive =
                    new AccessKey(
                            "AKIAROOTEXAMPLE00001", false, Optional.empty(), Optional.empty());
            judging(
                            withoutMfa()
                                    .summary("AccountPasswordPresent", 0)
                                    .answer(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of(inactive)))
                    .fails(Root.NAME);
        }

        @Test
        void roots_own_empty_key_list_outranks_the_slot_of_the_older_report() {
            judging(
                            withoutMfa()
                                    .summary("AccountPasswordPresent", 0)
                                    .rootCell(
                                            Column.ACCESS_KEY_1_LAST_ROTATED,
                                            daysAgo(50).toString())
                                    .answer(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of()))
                    .isNotApplicable(Root.NAME);
        }

        @Test
        void an_active_slot_of_the_older_report_does_not_count_against_the_live_summary() {
            judging(
                            withoutMfa()
                                    .summary("AccountPasswordPresent", 0)
                                    .rootCell(Column.ACCESS_KEY_1_ACTIVE, "true")
                                    .rootCell(
                                            Column.ACCESS_KEY_1_LAST_ROTATED,
                                            daysAgo(50).toString()))
                    .isNotApplicable(Root.NAME);
        }

        @Test
        void a_password_in_the_summary_outranks_none_in_the_older_report() {
            judging(withoutMfa().rootCell(Column.PASSWORD_ENABLED, "false")).fails(Root.NAME);
        }

        @Test
        void no_password_in_the_report_counts_where_the_summary_does_not_say() {
            judging(
                            withoutMfa()
                                    .summaryWithout("AccountPasswordPresent")
                                    .rootCell(Column.PASSWORD_ENABLED, "FALSE"))
                    .isNotApplicable(Root.NAME);
        }

        @Test
        void not_supported_in_the_report_is_not_knowing_and_counts_as_a_password() {
            judging(withoutMfa().summaryWithout("AccountPasswordPresent"))
                    .fails(Root.NAME, "nothing shows that it has no password");
        }

        @Test
        void a_report_that_was_refused_is_not_knowing_and_counts_as_a_password() {
            judging(
                            withoutMfa()
                                    .summaryWithout("AccountPasswordPresent")
                                    .denied(ReadKey.CREDENTIAL_REPORT))
                    .fails(Root.NAME);
        }

        @Test
        void no_password_but_keys_that_nobody_could_read_is_undetermined() {
            judging(
                            withoutMfa()
                                    .summary("AccountPasswordPresent", 0)
                                    .summaryWithout("AccountAccessKeysPresent")
                                    .denied(ReadKey.CREDENTIAL_REPORT))
                    .isUndetermined(Root.NAME, "iam:GetCredentialReport");
        }

        @Test
        void it_does_not_matter_whether_root_without_any_credential_has_MFA() {
            judging(
                            account()
                                    .summaryWithout("AccountMFAEnabled")
                                    .summary("AccountPasswordPresent", 0)
                                    .denied(ReadKey.CREDENTIAL_REPORT))
                    .isNotApplicable(Root.NAME);
        }

        @Test
        void by_the_report_alone_no_password_and_no_slot_is_not_applicable() {
            judging(
                            account()
                                    .denied(ReadKey.SUMMARY)
                                    .rootCell(Column.MFA_ACTIVE, "false")
                                    .rootCell(Column.PASSWORD_ENABLED, "false"))
                    .isNotApplicable(Root.NAME);
        }
    }

    @Test
    void it_is_not_applicable_in_GovCloud_where_root_cannot_sign_in() {
        judging(withoutMfa().partition("aws-us-gov")).isNotApplicable(Root.NAME);
    }

    @Test
    void the_advice_names_the_account_and_is_no_command() {
        var fail = (Verdict.Fail) judging(withoutMfa()).of(Root.NAME);

        assertThat(fail.advice().commands()).isEmpty();
        assertThat(fail.advice().text())
                .contains("root user of account " + TestAccount.ID)
                .contains("second device");
    }

    private static TestAccount withoutMfa() {
        return account().summary("AccountMFAEnabled", 0);
    }

    private static Judging judging(TestAccount account) {
        return Judging.judging(new RootMfa(), account);
    }
}
