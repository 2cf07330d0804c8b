package dev.lockstep.account;

import static dev.lockstep.account.TestAccount.REPORTED;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// How a user's key list and the report's slots are joined (CLI.md names the rules).
class KeyJoinTest {
    private static final ReadKey<List<AccessKey>> ALICES = ReadKey.ACCESS_KEYS.of("alice");

    @Test
    void the_live_list_wins_over_the_report() {
        var keys =
                keys(
                        alice().user("alice", user -> user.activeUnusedKey("AKIAREPORTED", 10))
                                .answer(ALICES, List.of()));
        assertThat(keys.found()).contains(List.of());
    }

    @Test
    void without_the_list_the_slots_are_keys_without_ids_and_creation_dates() {
        var keys =
                keys(
                        account()
                                .user(
                                        "alice",
                                        user ->
                                                user.activeKey("AKIA1", 20, 3)
                                                        .inactiveKey("AKIA2", 30, 9))
                                .without(ReadKey.ACCESS_KEYS));
        assertThat(keys.found().orElseThrow())
                .extracting(UserKey::name, UserKey::active)
                .containsExactly(tuple("alice#1", true), tuple("alice#2", false));
        UserKey first = keys.found().orElseThrow().getFirst();
        assertThat(first.id()).isEmpty();
        assertThat(first.created().isKnown()).isFalse();
        assertThat(lastUse(first)).contains(Optional.of(daysAgo(3)));
    }

    @Test
    void a_slot_that_is_inactive_and_has_no_date_holds_no_key() {
        var keys = keys(alice().without(ReadKey.ACCESS_KEYS));
        assertThat(keys.found()).contains(List.of());
    }

    @Test
    void an_active_slot_without_a_date_holds_a_key() {
        var keys =
                keys(
                        alice().reportCell("alice", Column.ACCESS_KEY_2_ACTIVE, "TRUE")
                                .without(ReadKey.ACCESS_KEYS));
        assertThat(keys.found().orElseThrow()).extracting(UserKey::name).containsExactly("alice#2");
    }

    @Test
    void keys_are_not_known_without_list_and_report_and_the_refused_read_is_told() {
        var keys = keys(alice().denied(ReadKey.ACCESS_KEYS).without(ReadKey.CREDENTIAL_REPORT));
        assertThat(keys)
                .isInstanceOfSatisfying(
                        Read.Denied.class,
                        denied -> assertThat(denied.key()).isEqualTo(ReadKey.ACCESS_KEYS));
    }

    @Test
    void a_missing_column_hides_the_slot_and_leaves_the_other_one_known() {
        var reads =
                withoutColumn(
                                account().user("alice", user -> user.activeKey("AKIA1", 20, 3)),
                                Column.ACCESS_KEY_2_ACTIVE)
                        .without(ReadKey.ACCESS_KEYS)
                        .snapshot()
                        .user("alice");
        assertThat(reads.keys().isKnown()).isFalse();
        assertThat(reads.activeKeys().known()).extracting(UserKey::name).containsExactly("alice#1");
        assertThat(reads.activeKeys().further()).isPresent();
        assertThat(reads.inactiveKeys().further()).isPresent();
    }

    @Test
    void a_missing_date_column_can_only_hide_inactive_keys() {
        var reads =
                withoutColumn(alice(), Column.ACCESS_KEY_2_LAST_ROTATED)
                        .without(ReadKey.ACCESS_KEYS)
                        .snapshot()
                        .user("alice");
        assertThat(reads.activeKeys().known()).isEmpty();
        assertThat(reads.activeKeys().further()).isEmpty();
        assertThat(reads.inactiveKeys().further()).isPresent();
    }

    @Test
    void a_row_with_more_keys_than_slots_says_so_and_its_keys_are_not_all_known() {
        var reads =
                account()
                        .user("alice", user -> user.activeKey("AKIA1", 20, 3))
                        .reportCell(
                                "alice",
                                Column.ADDITIONAL_CREDENTIALS_INFO,
                                "3 access keys: call ListAccessKeys")
                        .without(ReadKey.ACCESS_KEYS)
                        .without(ReadKey.SIGNING_CERTIFICATES)
                        .snapshot()
                        .user("alice");
        assertThat(reads.keys().isKnown()).isFalse();
        assertThat(reads.activeKeys().known()).hasSize(1);
        assertThat(reads.signingCertificates().isKnown()).isTrue();
    }

    @Test
    void a_slot_with_the_date_of_one_key_is_that_keys_and_the_other_slot_the_other_keys() {
        var account =
                alice().answer(ALICES, List.of(key("AKIA1", 100), key("AKIA2", 50)))
                        .reportCell("alice", Column.ACCESS_KEY_1_ACTIVE, "true");
        rotated(account, 1, 50);
        rotated(account, 2, 20);
        assertThat(slots(account, "AKIA1")).containsExactly(2);
        assertThat(slots(account, "AKIA2")).containsExactly(1);
    }

    @Test
    void a_key_cannot_be_rotated_before_it_was_made() {
        var account = alice().answer(ALICES, List.of(key("AKIAOLD", 100), key("AKIANEW", 30)));
        rotated(account, 1, 60);
        rotated(account, 2, 10);
        assertThat(slots(account, "AKIANEW")).containsExactly(2);
        assertThat(slots(account, "AKIAOLD")).containsExactly(1);
    }

    @Test
    void two_keys_that_both_slots_may_show_cannot_be_told_apart() {
        var account = alice().answer(ALICES, List.of(key("AKIA1", 100), key("AKIA2", 90)));
        rotated(account, 1, 60);
        rotated(account, 2, 10);
        assertThat(slots(account, "AKIA1")).containsExactly(1, 2);
        assertThat(slots(account, "AKIA2")).containsExactly(1, 2);
        assertThat(find(account, "AKIA1").lastUsed().isKnown()).isFalse();
    }

    @Test
    void a_key_made_inactive_in_the_second_in_which_the_other_was_made_keeps_both_slots() {
        var account = alice().answer(ALICES, List.of(key("AKIAOLD", 100), key("AKIANEW", 30)));
        rotated(account, 1, 30);
        rotated(account, 2, 30);
        assertThat(slots(account, "AKIAOLD")).containsExactly(1, 2);
        assertThat(slots(account, "AKIANEW")).containsExactly(1, 2);
    }

    @Test
    void a_key_made_after_the_report_has_no_slot() {
        var young =
                new AccessKey(
                        "AKIANEW", true, Optional.of(REPORTED.plusSeconds(60)), Optional.empty());
        var account =
                alice().answer(ALICES, List.of(key("AKIAOLD", 100), young))
                        .reportCell("alice", Column.ACCESS_KEY_2_ACTIVE, "true");
        rotated(account, 1, 60);
        assertThat(slots(account, "AKIANEW")).isEmpty();
        assertThat(find(account, "AKIANEW").lastUsed().isKnown()).isFalse();
        // The undated second slot is that of a key which is gone, or the old key's.
        assertThat(slots(account, "AKIAOLD")).containsExactly(1, 2);
    }

    @Test
    void one_slot_that_either_of_two_keys_may_have_is_surely_neithers() {
        var account = alice().answer(ALICES, List.of(key("AKIA1", 100), key("AKIA2", 90)));
        rotated(account, 1, 60);
        usedInSlot(account, 1, 5);
        assertThat(slots(account, "AKIA1")).containsExactly(1);
        assertThat(find(account, "AKIA1").perhapsUnseen()).isTrue();
        assertThat(find(account, "AKIA1").lastUsed().isKnown()).isFalse();
        assertThat(find(account, "AKIA2").lastUsed().isKnown()).isFalse();
    }

    @Test
    void a_key_without_last_use_takes_it_from_the_slot_with_its_date() {
        var account = alice().answer(ALICES, List.of(key("AKIA1", 100), key("AKIA2", 90)));
        rotated(account, 1, 90);
        rotated(account, 2, 10);
        usedInSlot(account, 1, 7);
        assertThat(lastUse(find(account, "AKIA2"))).contains(Optional.of(daysAgo(7)));
    }

    @Test
    void a_key_without_last_use_takes_it_from_the_only_slot() {
        var account = alice().answer(ALICES, List.of(key("AKIA1", 100)));
        rotated(account, 1, 40);
        usedInSlot(account, 1, 7);
        assertThat(lastUse(find(account, "AKIA1"))).contains(Optional.of(daysAgo(7)));
    }

    @Test
    void a_key_does_not_take_its_last_use_from_a_slot_rotated_before_it_was_made() {
        var account = alice().answer(ALICES, List.of(key("AKIA1", 20)));
        rotated(account, 1, 40);
        usedInSlot(account, 1, 7);
        assertThat(slots(account, "AKIA1")).isEmpty();
        assertThat(find(account, "AKIA1").lastUsed().isKnown()).isFalse();
    }

    @Test
    void the_keys_own_last_use_wins_over_its_slot() {
        var account =
                alice().answer(
                                ALICES,
                                List.of(
                                        new AccessKey(
                                                "AKIA1",
                                                true,
                                                Optional.of(daysAgo(100)),
                                                Optional.of(
                                                        new AccessKey.LastUsed(
                                                                Optional.empty(),
                                                                Optional.empty(),
                                                                Optional.empty())))));
        rotated(account, 1, 100);
        usedInSlot(account, 1, 7);
        assertThat(lastUse(find(account, "AKIA1"))).contains(Optional.<Instant>empty());
    }

    @Test
    void fractions_of_a_second_do_not_keep_a_key_from_its_slot() {
        var account =
                alice().answer(
                                ALICES,
                                List.of(
                                        new AccessKey(
                                                "AKIA1",
                                                true,
                                                Optional.of(daysAgo(30).plusMillis(250)),
                                                Optional.empty()),
                                        key("AKIA2", 90)));
        rotated(account, 1, 30);
        rotated(account, 2, 10);
        assertThat(slots(account, "AKIA1")).containsExactly(1);
        assertThat(slots(account, "AKIA2")).containsExactly(2);
    }

    @Test
    void a_report_that_does_not_know_the_user_gives_the_keys_no_slots() {
        var account = alice().answer(ALICES, List.of(key("AKIA1", 100)));
        UserKey key =
                find(
                        account.change(answers ->
                                answers.with(
                                        ReadKey.CREDENTIAL_REPORT,
                                        answers.get(ReadKey.CREDENTIAL_REPORT)
                                                .map(report ->
                                                        new CredentialReport(
                                                                report.generated(),
                                                                new java.util.TreeMap<>())))),
                        "AKIA1");
        assertThat(key.slots().found()).contains(List.of());
    }

    @Test
    void without_a_report_the_slots_are_not_known() {
        var account =
                alice().answer(ALICES, List.of(key("AKIA1", 100)))
                        .denied(ReadKey.CREDENTIAL_REPORT);
        assertThat(find(account, "AKIA1").slots()).isInstanceOf(Read.Denied.class);
        assertThat(find(account, "AKIA1").lastUsed()).isInstanceOf(Read.Denied.class);
    }

    private static TestAccount alice() {
        return account().user("alice", user -> user);
    }

    private static AccessKey key(String id, long ageDays) {
        return new AccessKey(id, true, Optional.of(daysAgo(ageDays)), Optional.empty());
    }

    private static void rotated(TestAccount account, int slot, long days) {
        account.reportCell(
                "alice",
                slot == 1 ? Column.ACCESS_KEY_1_LAST_ROTATED : Column.ACCESS_KEY_2_LAST_ROTATED,
                daysAgo(days).toString());
    }

    private static void usedInSlot(TestAccount account, int slot, long days) {
        account.reportCell(
                "alice",
                slot == 1 ? Column.ACCESS_KEY_1_LAST_USED_DATE : Column.ACCESS_KEY_2_LAST_USED_DATE,
                daysAgo(days).toString());
    }

    static TestAccount withoutColumn(TestAccount account, Column column) {
        return account.change(answers ->
                answers.with(
                        ReadKey.CREDENTIAL_REPORT,
                        answers.get(ReadKey.CREDENTIAL_REPORT)
                                .map(report -> {
                                    var rows = new java.util.TreeMap<>(report.rows());
                                    rows.replaceAll((name, row) -> {
                                        var cells = new java.util.HashMap<>(row.cells());
                                        cells.remove(column);
                                        return new CredentialReport.Row(name, cells);
                                    });
                                    return new CredentialReport(report.generated(), rows);
                                })));
    }

    private static Read<List<UserKey>> keys(TestAccount account) {
        return account.snapshot().user("alice").keys();
    }

    private static UserKey find(TestAccount account, String id) {
        return keys(account).found().orElseThrow().stream()
                .filter(key -> key.name().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Integer> slots(TestAccount account, String id) {
        return find(account, id).slots().found().orElseThrow().stream()
                .map(ReportSlot::number)
                .toList();
    }

    private static Optional<Optional<Instant>> lastUse(UserKey key) {
        return key.lastUsed().found().map(AccessKey.LastUsed::date);
    }
}
