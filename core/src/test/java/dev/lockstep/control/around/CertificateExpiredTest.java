package dev.lockstep.control.around;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.control.Judging.judging;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.control.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificateExpiredTest {
    private final CertificateExpired control = new CertificateExpired();

    @Test
    void a_certificate_past_its_end_fails_and_one_at_its_end_passes() {
        judging(
                        control,
                        with(
                                certificate("old", Optional.of(TestAccount.daysAgo(3))),
                                certificate("now", Optional.of(TestAccount.NOW)),
                                certificate("just", Optional.of(TestAccount.NOW.minusSeconds(1))),
                                certificate("new", Optional.of(TestAccount.daysAgo(-30)))))
                .hasSubjects("old", "now", "just", "new")
                .fails("old", "expired 3 days ago")
                .passes("now")
                .fails("just", "expired 0 days ago")
                .passes("new");
    }

    @Test
    void a_certificate_without_an_end_is_undetermined_by_itself() {
        judging(
                        control,
                        with(
                                certificate("odd", Optional.empty()),
                                certificate("old", Optional.of(TestAccount.daysAgo(3)))))
                .isUndetermined("odd", "no Expiration")
                .fails("old");
    }

    @Test
    void a_list_that_is_not_known_is_one_undetermined_verdict_about_the_account() {
        var judged =
                judging(control, account().denied(ReadKey.SERVER_CERTIFICATES))
                        .hasSubjects(TestAccount.ID)
                        .isUndetermined(TestAccount.ID, "iam:ListServerCertificates");
        assertThat(judged.of(TestAccount.ID).subject().kind()).isEqualTo(Subject.Kind.ACCOUNT);
        judging(control, account().without(ReadKey.SERVER_CERTIFICATES))
                .isUndetermined(TestAccount.ID);
    }

    @Test
    void no_certificates_make_no_verdicts() {
        judging(control, account()).hasSubjects();
    }

    private static ServerCertificate certificate(String name, Optional<Instant> expires) {
        return new ServerCertificate(name, Optional.empty(), expires);
    }

    private static TestAccount with(ServerCertificate... certificates) {
        return account().answer(ReadKey.SERVER_CERTIFICATES, List.of(certificates));
    }
}
