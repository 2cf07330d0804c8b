package dev.lockstep.control.rootmfa;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.RootUser;
import dev.lockstep.account.TestAccount;
import dev.lockstep.control.Judging;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RootUnusedTest {
    @Test
    void a_password_that_was_used_300_days_ago_passes() {
        judging(account()).passes(Root.NAME);
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "PASSWORD_LAST_USED",
                "ACCESS_KEY_1_LAST_USED_DATE",
                "ACCESS_KEY_2_LAST_USED_DATE"
            })
    void each_of_the_three_dates_fails_by_itself(Column column) {
        judging(account().rootCell(column, daysAgo(3).toString()))
                .fails(Root.NAME, "Root was used 3 days ago");
    }

    @Test
    void exactly_30_days_ago_fails_and_31_passes() {
        judging(lastUsed(daysAgo(30).toString())).fails(Root.NAME, "30 days ago (password)");
        judging(lastUsed(daysAgo(31).toString())).passes(Root.NAME);
    }

    @Test
    void a_day_counts_only_when_it_is_whole() {
        judging(lastUsed(daysAgo(31).plus(Duration.ofSeconds(1)).toString())).fails(Root.NAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"N/A", "no_information", "not_supported", ""})
    void what_is_not_a_date_passes(String cell) {
        judging(lastUsed(cell)).passes(Root.NAME);
    }

    @Test
    void a_live_date_of_root_itself_fails_beside_an_older_report() {
        judging(account().answer(ReadKey.ROOT_USER, new RootUser(Optional.of(daysAgo(0)))))
                .fails(Root.NAME, "0 days ago");
    }

    @Test
    void a_live_date_of_root_itself_takes_the_place_of_a_missing_column() {
        judging(
                        account()
                                .rootWithoutCell(Column.PASSWORD_LAST_USED)
                                .answer(ReadKey.ROOT_USER, new RootUser(Optional.of(daysAgo(60)))))
                .passes(Root.NAME);
    }

    @Test
    void a_live_date_that_is_old_does_not_tell_of_the_keys() {
        judging(
                        account()
                                .denied(ReadKey.CREDENTIAL_REPORT)
                                .answer(ReadKey.ROOT_USER, new RootUser(Optional.of(daysAgo(60)))))
                .isUndetermined(Root.NAME, "iam:GetCredentialReport");
    }

    @Test
    void a_live_date_that_is_recent_fails_without_the_report() {
        judging(
                        account()
                                .denied(ReadKey.CREDENTIAL_REPORT)
                                .answer(ReadKey.ROOT_USER, new RootUser(Optional.of(daysAgo(6)))))
                .fails(Root.NAME);
    }

    @Test
    void a_missing_column_is_undetermined() {
        judging(account().rootWithoutCell(Column.ACCESS_KEY_2_LAST_USED_DATE))
                .isUndetermined(Root.NAME, "access_key_2_last_used_date");
    }

    @Test
    void a_missing_column_does_not_matter_where_another_date_fails() {
        judging(lastUsed(daysAgo(1).toString()).rootWithoutCell(Column.ACCESS_KEY_2_LAST_USED_DATE))
                .fails(Root.NAME, "1 day ago");
    }

    @Test
    void a_report_that_was_refused_is_undetermined() {
        judging(account().denied(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined(Root.NAME, "iam:GetCredentialReport");
    }

    @Test
    void a_report_that_was_not_collected_or_lacks_root_is_undetermined() {
        judging(account().without(ReadKey.CREDENTIAL_REPORT)).isUndetermined(Root.NAME);
        judging(account().reportWithoutRootRow()).isUndetermined(Root.NAME);
    }

    @Test
    void the_evidence_says_that_nothing_is_fresher_than_the_report() {
        assertThat(judging(account()).of(Root.NAME).evidence().toString())
                .contains("AWS offers nothing fresher than the credential report");
    }

    private static TestAccount lastUsed(String cell) {
        return account().rootCell(Column.PASSWORD_LAST_USED, cell);
    }

    private static Judging judging(TestAccount account) {
        return Judging.judging(new RootUnused(), account);
    }
}
