package dev.lockstep.control.rootkeys;

import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.control.Judging;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RootAccessKeysTest {
    private static final AccessKey INACTIVE =
            new AccessKey(
                    "AKIAROOTEXAMPLE00001", false, Optional.of(daysAgo(900)), Optional.empty());

    @Test
    void no_key_in_the_summary_and_in_the_report_passes() {
        judging(account()).passes(Root.NAME);
    }

    @Test
    void a_key_in_the_summary_fails_whatever_the_older_report_shows() {
        judging(account().summary("AccountAccessKeysPresent", 1)).fails(Root.NAME);
    }

    @Test
    void a_key_in_the_summary_fails_without_the_report_too() {
        judging(account().summary("AccountAccessKeysPresent", 1).denied(ReadKey.CREDENTIAL_REPORT))
                .fails(Root.NAME, "Root has an access key.");
    }

    @Test
    void no_key_in_the_summary_passes_whatever_active_slot_the_older_report_shows() {
        judging(activeSlot(account())).passes(Root.NAME);
    }

    @Test
    void no_key_in_the_summary_but_an_inactive_slot_in_the_report_is_undetermined() {
        judging(inactiveSlot(account()))
                .isUndetermined(Root.NAME, "only root itself can list its keys");
    }

    @Test
    void an_active_slot_does_not_hide_the_inactive_one_beside_it() {
        judging(
                        activeSlot(account())
                                .rootCell(Column.ACCESS_KEY_2_LAST_ROTATED, daysAgo(50).toString()))
                .isUndetermined(Root.NAME);
    }

    @Test
    void no_key_in_the_summary_passes_without_the_report() {
        judging(account().without(ReadKey.CREDENTIAL_REPORT)).passes(Root.NAME);
    }

    @Test
    void without_the_summary_an_active_slot_fails_and_tells_its_last_use() {
        judging(
                        activeSlot(account())
                                .rootCell(
                                        Column.ACCESS_KEY_1_LAST_USED_DATE, "2026-11-01T10:00:00Z")
                                .denied(ReadKey.SUMMARY))
                .fails(Root.NAME, "slot 1 active, last used 2026-11-01T10:00:00Z");
    }

    @Test
    void without_the_summary_an_inactive_slot_fails() {
        judging(inactiveSlot(account()).without(ReadKey.SUMMARY))
                .fails(Root.NAME, "slot 2 inactive");
    }

    @Test
    void without_the_summary_empty_slots_pass_and_the_evidence_says_on_what_that_rests() {
        var judging = judging(account().without(ReadKey.SUMMARY));

        judging.passes(Root.NAME);
        assertThat(judging.of(Root.NAME).evidence().toString())
                .contains("Only the credential report");
    }

    @Test
    void a_summary_that_lacks_the_count_is_no_summary() {
        judging(inactiveSlot(account()).summaryWithout("AccountAccessKeysPresent"))
                .fails(Root.NAME);
    }

    @Test
    void without_the_summary_a_slot_that_holds_a_key_fails_though_the_other_is_not_known() {
        judging(
                        activeSlot(account())
                                .rootWithoutCell(Column.ACCESS_KEY_2_ACTIVE)
                                .without(ReadKey.SUMMARY))
                .fails(Root.NAME);
    }

    @Test
    void without_the_summary_an_empty_slot_beside_an_unknown_one_is_undetermined() {
        judging(account().rootWithoutCell(Column.ACCESS_KEY_2_ACTIVE).without(ReadKey.SUMMARY))
                .isUndetermined(Root.NAME, "access_key_2_active");
    }

    @Test
    void neither_summary_nor_report_is_undetermined_and_names_both() {
        judging(account().denied(ReadKey.SUMMARY).denied(ReadKey.CREDENTIAL_REPORT))
                .isUndetermined(Root.NAME, "iam:GetAccountSummary")
                .isUndetermined(Root.NAME, "iam:GetCredentialReport");
    }

    @Test
    void a_report_without_root_is_undetermined_where_the_summary_is_missing() {
        judging(account().reportWithoutRootRow().without(ReadKey.SUMMARY))
                .isUndetermined(Root.NAME, "no row for <root_account>");
    }

    @Test
    void roots_own_list_decides_against_the_summary_an_inactive_key_fails() {
        judging(account().answer(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of(INACTIVE)))
                .fails(Root.NAME, "AKIAROOTEXAMPLE00001 (inactive)");
    }

    @Test
    void roots_own_empty_list_decides_against_summary_and_report() {
        judging(
                        inactiveSlot(account())
                                .summary("AccountAccessKeysPresent", 1)
                                .answer(ReadKey.ACCESS_KEYS.of(Root.NAME), List.of()))
                .passes(Root.NAME);
    }

    @Test
    void the_advice_names_the_key_and_is_no_command() {
        var fail =
                (Verdict.Fail)
                        judging(
                                        account()
                                                .answer(
                                                        ReadKey.ACCESS_KEYS.of(Root.NAME),
                                                        List.of(INACTIVE)))
                                .of(Root.NAME);

        assertThat(fail.advice().commands()).isEmpty();
        assertThat(fail.advice().text())
                .contains("root user of account " + TestAccount.ID)
                .contains("AKIAROOTEXAMPLE00001")
                .containsSubsequence("inactive", "wait 14 days", "delete");
    }

    private static TestAccount activeSlot(TestAccount account) {
        return account.rootCell(Column.ACCESS_KEY_1_ACTIVE, "true")
                .rootCell(Column.ACCESS_KEY_1_LAST_ROTATED, daysAgo(400).toString());
    }

    private static TestAccount inactiveSlot(TestAccount account) {
        return account.rootCell(Column.ACCESS_KEY_2_LAST_ROTATED, daysAgo(50).toString());
    }

    private static Judging judging(TestAccount account) {
        return Judging.judging(new RootAccessKeys(), account);
    }
}
