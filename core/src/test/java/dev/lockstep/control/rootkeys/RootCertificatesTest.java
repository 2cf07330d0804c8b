package dev.lockstep.control.rootkeys;

import static dev.lockstep.account.TestAccount.account;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.control.Judging;
import org.junit.jupiter.api.Test;

class RootCertificatesTest {
    @Test
    void no_certificate_in_the_summary_passes_whatever_the_older_report_shows() {
        judging(account().rootCell(Column.CERT_1_ACTIVE, "true")).passes(Root.NAME);
    }

    @Test
    void a_certificate_in_the_summary_fails_whatever_the_older_report_shows() {
        judging(account().summary("AccountSigningCertificatesPresent", 1)).fails(Root.NAME);
    }

    @Test
    void no_certificate_in_the_summary_passes_without_the_report() {
        judging(account().denied(ReadKey.CREDENTIAL_REPORT)).passes(Root.NAME);
    }

    @Test
    void without_the_summary_an_active_certificate_of_the_report_fails() {
        judging(account().rootCell(Column.CERT_2_ACTIVE, "TRUE").denied(ReadKey.SUMMARY))
                .fails(Root.NAME);
    }

    @Test
    void without_the_summary_no_active_certificate_in_the_report_passes() {
        judging(account().denied(ReadKey.SUMMARY)).passes(Root.NAME);
    }

    @Test
    void an_active_certificate_fails_though_the_other_column_is_missing() {
        judging(
                        account()
                                .rootCell(Column.CERT_1_ACTIVE, "true")
                                .rootWithoutCell(Column.CERT_2_ACTIVE)
                                .summaryWithout("AccountSigningCertificatesPresent"))
                .fails(Root.NAME);
    }

    @Test
    void a_missing_column_is_undetermined_where_the_summary_is_missing() {
        judging(account().rootWithoutCell(Column.CERT_2_ACTIVE).without(ReadKey.SUMMARY))
                .isUndetermined(Root.NAME, "cert_2_active");
    }

    @Test
    void neither_summary_nor_report_is_undetermined_and_names_both() {
        judging(account().denied(ReadKey.SUMMARY).denied(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined(Root.NAME, "iam:GetAccountSummary")
                .isUndetermined(Root.NAME, "iam:GetCredentialReport");
    }

    private static Judging judging(TestAccount account) {
        return Judging.judging(new RootCertificates(), account);
    }
}
