package dev.lockstep.control.rootmfa;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.baseline.TestBaseline.wanting;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.RootGoal;
import dev.lockstep.control.Judging;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RootPasswordStrengthTest {
    @Test
    void nobody_vouches_for_it_and_a_person_must_look() {
        Judging.judging(new RootPasswordStrength(), account()).isManual(Root.NAME);
    }

    @Test
    void somebody_vouches_for_it_through_today_and_it_passes() {
        judging(account(), "2026-11-25").passes(Root.NAME);
    }

    @Test
    void the_word_ran_out_yesterday_and_a_person_must_look_again() {
        judging(account(), "2026-11-24").isManual(Root.NAME);
    }

    @Test
    void another_attestation_does_not_count() {
        Judging.judging(new RootPasswordStrength(), account(), attested("other", "2027-11-01"))
                .isManual(Root.NAME);
    }

    @Test
    void it_is_not_applicable_where_the_summary_counts_no_password() {
        judging(account().summary("AccountPasswordPresent", 0), "2027-11-01")
                .isNotApplicable(Root.NAME);
    }

    @Test
    void it_is_not_applicable_where_only_the_report_says_that_there_is_no_password() {
        judging(
                        account()
                                .without(ReadKey.SUMMARY)
                                .rootCell(Column.PASSWORD_ENABLED, "false"),
                        "2026-01-01")
                .isNotApplicable(Root.NAME);
    }

    @Test
    void a_password_that_is_not_known_is_looked_at_by_hand_and_never_undetermined() {
        judging(account().denied(ReadKey.SUMMARY).denied(ReadKey.CREDENTIAL_REPORT), "2026-01-01")
                .isManual(Root.NAME);
        judging(account().denied(ReadKey.SUMMARY), "2027-11-01").passes(Root.NAME);
    }

    @Test
    void it_is_not_applicable_in_GovCloud() {
        judging(account().partition("aws-us-gov"), "2026-01-01").isNotApplicable(Root.NAME);
    }

    private static Judging judging(TestAccount account, String until) {
        return Judging.judging(
                new RootPasswordStrength(), account, attested(RootGoal.STRONG_PASSWORD, until));
    }

    private static Baseline attested(String name, String until) {
        return wanting(
                new RootGoal(
                        Baseline.MfaKind.ANY,
                        30,
                        Map.of(
                                name,
                                new RootGoal.Attestation(
                                        "alice",
                                        LocalDate.parse("2025-11-01"),
                                        LocalDate.parse(until)))));
    }
}
