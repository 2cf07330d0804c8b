package dev.lockstep.control.accesskeys;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.control.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OtherCredentialsTest {
    private final OtherCredentials control = new OtherCredentials();

    @Test
    void each_kind_passes_at_90_days_and_fails_at_91() {
        judging(
                        control,
                        account()
                                .user("ssh90", u -> u.sshKey("APKA1", true, 90))
                                .user("ssh91", u -> u.sshKey("APKA2", true, 91))
                                .user("cert90", u -> u.signingCertificate("CERT1", true, 90))
                                .user("cert91", u -> u.signingCertificate("CERT2", true, 91))
                                .user(
                                        "git91",
                                        u ->
                                                u.serviceCredential(
                                                        "ACCA1",
                                                        "codecommit.amazonaws.com",
                                                        "Active",
                                                        91,
                                                        Optional.empty())))
                .passes("ssh90")
                .fails("ssh91", "SSH key APKA2")
                .passes("cert90")
                .fails("cert91", "signing certificate CERT2")
                .fails("git91", "codecommit.amazonaws.com credential ACCA1");
    }

    @Test
    void an_expired_credential_that_is_still_active_fails_however_young() {
        judging(
                        control,
                        account()
                                .user(
                                        "alice",
                                        u ->
                                                u.serviceCredential(
                                                        "ACCA1",
                                                        "bedrock.amazonaws.com",
                                                        "Active",
                                                        10,
                                                        Optional.of(daysAgo(1)))))
                .fails("alice");
    }

    @Test
    void users_without_active_ones_are_not_judged() {
        judging(
                        control,
                        account()
                                .user("none", u -> u)
                                .user(
                                        "inactive",
                                        u ->
                                                u.sshKey("APKA1", false, 400)
                                                        .signingCertificate("CERT1", false, 400)
                                                        .serviceCredential(
                                                                "ACCA1",
                                                                "bedrock.amazonaws.com",
                                                                "Expired",
                                                                400,
                                                                Optional.of(daysAgo(1)))))
                .isNotApplicable("none")
                .isNotApplicable("inactive");
    }

    @Test
    void ssh_keys_that_were_not_read_do_not_matter_and_the_evidence_says_so() {
        var judged =
                judging(
                        control,
                        account()
                                .user("alice", u -> u.signingCertificate("CERT1", true, 5))
                                .user("bob", u -> u)
                                .denied(ReadKey.SSH_PUBLIC_KEYS));
        judged.passes("alice").isNotApplicable("bob");
        assertThat(judged.of("alice").evidence().facts().toString())
                .contains("SSH public keys were not read");
    }

    @Test
    void service_credentials_that_were_not_read_are_undetermined_unless_another_fails() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u)
                                .user("bob", u -> u.sshKey("APKA1", true, 91))
                                .denied(ReadKey.SERVICE_CREDENTIALS))
                .isUndetermined("alice", "iam:ListServiceSpecificCredentials")
                .fails("bob");
    }

    @Test
    void certificates_by_the_report_count_without_the_list() {
        var judged =
                judging(
                        control,
                        account()
                                .user("alice", u -> u.signingCertificate("CERT1", true, 91))
                                .without(ReadKey.SIGNING_CERTIFICATES));
        judged.fails("alice", "certificate 1 of the report");
        assertThat(((Verdict.Fail) judged.of("alice")).advice().commands())
                .containsExactly("aws iam list-signing-certificates --user-name alice");
    }

    @Test
    void a_report_that_hides_certificates_is_undetermined_unless_the_user_is_young() {
        judging(
                        control,
                        account()
                                .user("old", u -> u.signingCertificate("CERT1", true, 9))
                                .user(
                                        "young",
                                        u ->
                                                u.createdDaysAgo(90)
                                                        .signingCertificate("CERT1", true, 9))
                                .reportCell(
                                        "old", Column.ADDITIONAL_CREDENTIALS_INFO, "3 certificates")
                                .reportCell(
                                        "young",
                                        Column.ADDITIONAL_CREDENTIALS_INFO,
                                        "3 certificates")
                                .without(ReadKey.SIGNING_CERTIFICATES))
                .isUndetermined("old")
                .passes("young");
    }

    @Test
    void a_certificate_without_a_date_is_undetermined() {
        judging(
                        control,
                        account()
                                .user("alice", u -> u)
                                .reportCell("alice", Column.CERT_2_ACTIVE, "true")
                                .without(ReadKey.SIGNING_CERTIFICATES))
                .isUndetermined("alice", "certificate 2 of the report");
    }

    @Test
    void unknown_certificates_are_undetermined_unless_the_user_is_young() {
        judging(
                        control,
                        account()
                                .user("old", u -> u.createdDaysAgo(91))
                                .user("young", u -> u.createdDaysAgo(90))
                                .without(ReadKey.SIGNING_CERTIFICATES)
                                .without(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined("old")
                .isNotApplicable("young");
    }
}
