package dev.lockstep.keys;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfKey;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.keys.KeyDeed.What;
import dev.lockstep.keys.Matter.Kind;
import dev.lockstep.keys.Standing.Since;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Each state of a key: that it is told when it is so, not when it is not so, and as not known when
/// nobody knows.
class KeyLivesTest {
    private static final String KEY = "AKIAONE";
    private static final String OTHER = "AKIATWO";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    private static KeyLives lives(TestAccount account, Baseline baseline, KeyDeed... deeds) {
        return KeyLives.of(account.snapshot(), baseline, KeyDeeds.of(List.of(deeds)), NOW);
    }

    private static KeyLife life(
            UnaryOperator<TestUser> facts, Baseline baseline, KeyDeed... deeds) {
        return key(lives(account().user("ci", facts), baseline, deeds), KEY);
    }

    private static KeyLife key(KeyLives lives, String name) {
        return lives.keys().stream()
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static KeyDeed deed(String key, What what, Instant at) {
        return new KeyDeed(
                key,
                "ci",
                what,
                "20261101-100000-000",
                at,
                Optional.of("arn:aws:iam::1:user/boss"));
    }

    private static Baseline empty() {
        return baseline().needs().build();
    }

    private static Baseline needed(String until) {
        return baseline().needs(needOfUser("ci", until)).build();
    }

    private static List<Kind> kinds(KeyLife key) {
        return key.matters().stream().map(Matter::kind).toList();
    }

    private static Matter matter(KeyLife key, Kind kind) {
        return key.matters().stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }

    @Test
    void a_key_of_a_need_is_needed_and_nothing_is_due_before_it_is_too_old() {
        KeyLife key = life(user -> user.activeKey(KEY, 10, 1), needed("2027-11-01"));
        assertThat(key.documented())
                .isInstanceOfSatisfying(
                        Documented.Needed.class, it -> assertThat(it.endsSoon()).isFalse());
        assertThat(kinds(key)).containsExactly(Kind.ROTATE);
        assertThat(key.next().orElseThrow().on()).contains(LocalDate.parse("2027-02-14"));
        assertThat(key.next().orElseThrow().isDue(TODAY)).isFalse();
        assertThat(key.next().orElseThrow().command()).contains("lockstep keys rotate ci");
    }

    @Test
    void a_need_that_ends_in_30_days_ends_soon_and_one_of_31_does_not() {
        KeyLife soon = life(user -> user.activeKey(KEY, 1, 1), needed("2026-12-25"));
        assertThat(kinds(soon)).contains(Kind.NEED_ENDS);
        assertThat(soon.next().orElseThrow().on()).contains(LocalDate.parse("2026-12-25"));
        KeyLife later = life(user -> user.activeKey(KEY, 1, 1), needed("2026-12-26"));
        assertThat(kinds(later)).doesNotContain(Kind.NEED_ENDS);
    }

    @Test
    void a_need_that_ended_yesterday_has_run_out_and_the_key_is_due_today() {
        KeyLife key = life(user -> user.activeKey(KEY, 10, 1), needed("2026-11-24"));
        assertThat(key.documented()).isInstanceOf(Documented.RunOut.class);
        assertThat(key.next().orElseThrow().kind()).isEqualTo(Kind.NEED_OVER);
        assertThat(key.next().orElseThrow().on()).contains(TODAY);
    }

    @Test
    void without_a_register_an_undocumented_key_is_told_and_nothing_is_due() {
        KeyLife key = life(user -> user.activeKey(KEY, 10, 1), Baseline.DEFAULT);
        assertThat(key.documented()).isInstanceOf(Documented.NoRegister.class);
        assertThat(matter(key, Kind.UNDOCUMENTED).on()).isEmpty();
    }

    @Test
    void in_an_empty_register_no_key_is_documented_and_that_is_due() {
        KeyLife key = life(user -> user.activeKey(KEY, 10, 1), empty());
        assertThat(key.documented()).isInstanceOf(Documented.Nowhere.class);
        assertThat(matter(key, Kind.UNDOCUMENTED).on()).contains(TODAY);
        assertThat(matter(key, Kind.UNDOCUMENTED).command())
                .contains("lockstep keys document " + KEY);
    }

    @Test
    void without_ids_it_is_not_known_whether_a_need_of_a_key_covers_it() {
        KeyLives lives =
                lives(
                        account()
                                .user("ci", user -> user.activeKey(KEY, 10, 1))
                                .without(ReadKey.ACCESS_KEYS),
                        baseline().needs(needOfKey(KEY, "2027-11-01")).build());
        KeyLife key = key(lives, "ci#1");
        assertThat(key.documented()).isInstanceOf(Documented.NotKnown.class);
        assertThat(matter(key, Kind.FIND_OUT).text()).contains("id is not known");
        assertThat(key.matters()).allMatch(one -> !one.text().contains(KEY));
    }

    @Test
    void a_key_that_was_never_used_is_so_told_only_if_AWS_said_it() {
        KeyLife never = life(user -> user.activeUnusedKey(KEY, 46), needed("2027-11-01"));
        assertThat(never.use()).isInstanceOf(LastUse.Never.class);
        assertThat(matter(never, Kind.UNUSED).isDue(TODAY)).isTrue();
        KeyLives denied =
                lives(
                        account()
                                .user("ci", user -> user.activeUnusedKey(KEY, 46))
                                .answer(
                                        ReadKey.ACCESS_KEYS.of("ci"),
                                        List.of(
                                                new AccessKey(
                                                        KEY,
                                                        true,
                                                        Optional.of(daysAgo(46)),
                                                        Optional.empty())))
                                .denied(ReadKey.CREDENTIAL_REPORT)
                                .change(answers ->
                                        answers.with(
                                                ReadKey.ACCESS_KEY_LAST_USED.of("ci"),
                                                new Read.Denied<>(
                                                        ReadKey.ACCESS_KEY_LAST_USED.of("ci"),
                                                        "iam:GetAccessKeyLastUsed",
                                                        "not authorized"))),
                        needed("2027-11-01"));
        KeyLife key = key(denied, KEY);
        assertThat(key.use())
                .isInstanceOfSatisfying(
                        LastUse.NotKnown.class, it -> assertThat(it.why()).contains("AWS refused"));
        assertThat(kinds(key)).contains(Kind.FIND_OUT).doesNotContain(Kind.UNUSED);
    }

    @Test
    void a_use_of_45_days_ago_is_a_use_and_one_of_46_is_silence() {
        KeyLife used = life(user -> user.activeKey(KEY, 80, 45), empty());
        assertThat(used.use())
                .isEqualTo(
                        new LastUse.Used(daysAgo(45), Optional.of("s3"), Optional.of("eu-west-1")));
        assertThat(kinds(used)).doesNotContain(Kind.UNUSED);
        KeyLife silent = life(user -> user.activeKey(KEY, 80, 46), empty());
        assertThat(silent.use()).isInstanceOf(LastUse.Silent.class);
        assertThat(silent.next().orElseThrow().kind()).isEqualTo(Kind.UNUSED);
        assertThat(silent.next().orElseThrow().command()).contains("lockstep keys retire " + KEY);
    }

    @Test
    void a_silent_key_that_is_needed_is_asked_about_and_no_command_retires_it() {
        KeyLife key = life(user -> user.activeKey(KEY, 80, 60), needed("2027-11-01"));
        assertThat(matter(key, Kind.UNUSED).text()).contains("ask alice");
        assertThat(matter(key, Kind.UNUSED).command()).isEmpty();
    }

    @Test
    void an_exception_puts_the_day_off_until_it_ends() {
        Baseline excepted =
                baseline()
                        .needs(needOfUser("ci", "2027-11-01"))
                        .exception("key-age", "ci", "2027-01-31")
                        .build();
        KeyLife key = life(user -> user.activeKey(KEY, 200, 1), excepted);
        assertThat(matter(key, Kind.ROTATE).on()).contains(LocalDate.parse("2027-02-01"));
        KeyLife plain = life(user -> user.activeKey(KEY, 200, 1), needed("2027-11-01"));
        assertThat(matter(plain, Kind.ROTATE).isDue(TODAY)).isTrue();
    }

    @Test
    void an_inactive_key_waits_14_days_after_it_was_made_inactive_by_the_report() {
        KeyLife waiting = life(user -> user.inactiveKey(KEY, 100, 13), empty());
        assertThat(waiting.standing().since()).isEqualTo(new Since.ByReport(daysAgo(13)));
        assertThat(waiting.removal())
                .isEqualTo(new Removal.Waiting(daysAgo(13), daysAgo(13).plus(Duration.ofDays(14))));
        assertThat(waiting.next().orElseThrow().on()).contains(LocalDate.parse("2026-11-26"));
        KeyLife due = life(user -> user.inactiveKey(KEY, 100, 14), empty());
        assertThat(due.removal()).isInstanceOf(Removal.Due.class);
        assertThat(due.next().orElseThrow().isDue(TODAY)).isTrue();
        assertThat(due.next().orElseThrow().command()).contains("lockstep keys retire " + KEY);
    }

    @Test
    void a_later_credential_taken_from_the_user_makes_the_key_wait_anew() {
        KeyLife key =
                life(
                        user -> user.inactiveKey(KEY, 100, 40),
                        empty(),
                        deed(OTHER, What.DELETED, daysAgo(2)));
        assertThat(key.removal())
                .isEqualTo(new Removal.Waiting(daysAgo(40), daysAgo(2).plus(Duration.ofDays(14))));
    }

    @Test
    void the_journal_tells_since_when_and_by_whom_where_the_report_cannot() {
        TestAccount account =
                account()
                        .user("ci", user -> user.inactiveKey(KEY, 100, 3))
                        .without(ReadKey.CREDENTIAL_REPORT);
        KeyLife unknown = key(lives(account, empty()), KEY);
        assertThat(unknown.standing().since()).isInstanceOf(Since.NotKnown.class);
        assertThat(unknown.removal()).isInstanceOf(Removal.NotKnown.class);
        assertThat(kinds(unknown)).containsExactly(Kind.FIND_OUT);
        KeyDeed deed = deed(KEY, What.MADE_INACTIVE, daysAgo(3));
        KeyLife known = key(lives(account, empty(), deed), KEY);
        assertThat(known.standing().since()).isEqualTo(new Since.ByJournal(deed));
        assertThat(known.removal()).isInstanceOf(Removal.Waiting.class);
    }

    @Test
    void a_change_of_status_after_the_journals_is_not_the_journals() {
        KeyLife key =
                life(
                        user -> user.inactiveKey(KEY, 100, 3),
                        empty(),
                        deed(KEY, What.MADE_INACTIVE, daysAgo(30)));
        assertThat(key.standing().since()).isEqualTo(new Since.ByReport(daysAgo(3)));
        KeyLife activeAgain =
                life(
                        user -> user.activeKey(KEY, 100, 3),
                        empty(),
                        deed(KEY, What.MADE_INACTIVE, daysAgo(30)));
        assertThat(activeAgain.standing()).isInstanceOf(Standing.Active.class);
        assertThat(activeAgain.removal()).isInstanceOf(Removal.None.class);
    }

    @Test
    void a_key_that_was_seen_active_after_a_run_made_it_inactive_waits_from_an_unknown_time() {
        TestAccount account = account().user("ci", user -> user.inactiveKey(KEY, 100, 50));
        account.reportCell("ci", Column.ACCESS_KEY_1_ACTIVE, "true");
        KeyLife reported =
                key(lives(account, empty(), deed(KEY, What.MADE_INACTIVE, daysAgo(30))), KEY);
        assertThat(reported.standing().since())
                .isInstanceOfSatisfying(
                        Since.NotKnown.class,
                        since ->
                                assertThat(since.why())
                                        .contains("the credential report showed it active"));
        assertThat(reported.removal()).isInstanceOf(Removal.NotKnown.class);
        KeyDeed later = deed(KEY, What.MADE_INACTIVE, NOW.minus(Duration.ofMinutes(30)));
        assertThat(key(lives(account, empty(), later), KEY).standing().since())
                .isEqualTo(new Since.ByJournal(later));
        TestAccount silent =
                account()
                        .user("ci", user -> user.inactiveKey(KEY, 100, 50))
                        .without(ReadKey.CREDENTIAL_REPORT);
        var look =
                new LastLook(
                        TestAccount.ID,
                        Optional.empty(),
                        KeyLives.day(daysAgo(5)),
                        Optional.empty(),
                        daysAgo(5),
                        List.of(
                                new KeySeen(
                                        "ci",
                                        KEY,
                                        true,
                                        Optional.empty(),
                                        false,
                                        Optional.empty())),
                        Set.of(),
                        true,
                        List.of());
        KeyDeeds seen = KeyDeeds.of(List.of(deed(KEY, What.MADE_INACTIVE, daysAgo(30)))).with(look);
        KeyLife watched = key(KeyLives.of(silent.snapshot(), empty(), seen, NOW), KEY);
        assertThat(watched.removal()).isInstanceOf(Removal.NotKnown.class);
    }

    @Test
    void an_ended_need_is_told_unless_the_line_of_a_key_tells_it() {
        Baseline ended = needed("2026-01-01");
        KeyLives active = lives(account().user("ci", user -> user.activeKey(KEY, 5, 1)), ended);
        assertThat(Agenda.of(active).lines())
                .extracting(AgendaLine::kind)
                .contains(Kind.NEED_OVER.id());
        assertThat(Endings.needs(ended, NOW, Agenda.told(active))).isEmpty();
        KeyLives inactive = lives(account().user("ci", user -> user.inactiveKey(KEY, 9, 3)), ended);
        assertThat(Endings.needs(ended, NOW, Agenda.told(inactive)))
                .singleElement()
                .satisfies(one -> assertThat(one.text()).contains("ended on 2026-01-01"));
    }

    @Test
    void a_use_after_it_was_made_inactive_is_an_attempt_and_one_before_is_none() {
        KeyLife attempt = life(user -> user.key(KEY, false, 100, 10, Optional.of(2L)), empty());
        assertThat(attempt.next().orElseThrow().kind()).isEqualTo(Kind.ATTEMPT);
        assertThat(attempt.removal())
                .isEqualTo(new Removal.Waiting(daysAgo(10), daysAgo(2).plus(Duration.ofDays(14))));
        KeyLife quiet = life(user -> user.key(KEY, false, 100, 10, Optional.of(11L)), empty());
        assertThat(kinds(quiet)).containsExactly(Kind.DELETE);
    }

    @Test
    void an_inactive_key_that_is_needed_is_held_and_nothing_deletes_it() {
        KeyLife key = life(user -> user.inactiveKey(KEY, 100, 50), needed("2027-11-01"));
        assertThat(key.removal()).isInstanceOf(Removal.Held.class);
        assertThat(kinds(key)).containsExactly(Kind.NEEDED_INACTIVE);
    }

    @Test
    void an_inactive_key_whose_place_another_has_taken_waits_though_its_user_needs_keys() {
        TestAccount account =
                account()
                        .user("ci", user -> user.inactiveKey(KEY, 100, 50).activeKey(OTHER, 30, 1));
        KeyLives lives = lives(account, needed("2027-11-01"));
        assertThat(key(lives, KEY).removal()).isInstanceOf(Removal.Due.class);
        KeyLives named = lives(account, baseline().needs(needOfKey(KEY, "2027-11-01")).build());
        assertThat(key(named, KEY).removal()).isInstanceOf(Removal.Held.class);
    }

    @Test
    void a_quarantined_user_is_told_first_and_not_told_where_policies_were_not_read() {
        UnaryOperator<TestUser> facts =
                user -> user.attached("AWSCompromisedKeyQuarantineV3").activeKey(KEY, 200, 60);
        KeyLife key = life(facts, empty());
        assertThat(key.quarantine()).isEqualTo(KeyLife.Quarantine.YES);
        assertThat(key.next().orElseThrow().kind()).isEqualTo(Kind.QUARANTINED);
        KeyLife inactive =
                life(
                        user ->
                                user.attached("AWSCompromisedKeyQuarantineV3")
                                        .inactiveKey(KEY, 200, 60),
                        empty());
        assertThat(kinds(inactive)).containsExactly(Kind.QUARANTINED);
        KeyLife unread =
                key(lives(account().user("ci", facts).without(ReadKey.DETAILS), empty()), KEY);
        assertThat(unread.quarantine()).isEqualTo(KeyLife.Quarantine.NOT_KNOWN);
        assertThat(kinds(unread)).doesNotContain(Kind.QUARANTINED);
    }

    @Test
    void of_two_active_keys_the_newer_takes_the_place_of_the_older_by_use() {
        KeyLives lives =
                lives(
                        account()
                                .user(
                                        "ci",
                                        user ->
                                                user.activeKey(KEY, 80, 20)
                                                        .activeKey(OTHER, 30, 1)),
                        needed("2027-11-01"));
        assertThat(key(lives, OTHER).rotation())
                .isEqualTo(new Rotation.Newer(KEY, Rotation.Sign.USE));
        KeyLife old = key(lives, KEY);
        assertThat(old.rotation()).isEqualTo(new Rotation.Older(OTHER, Rotation.Sign.USE, true));
        // Last used 20 days ago: the 7 quiet days are over.
        assertThat(matter(old, Kind.RETIRE_OLD).isDue(TODAY)).isTrue();
        // No run made the newer one, so the age counts on.
        assertThat(kinds(old)).contains(Kind.ROTATE);
    }

    @Test
    void of_two_keys_in_daily_use_the_older_is_told_to_be_old_and_not_to_be_replaced() {
        KeyLife old =
                key(
                        lives(
                                account()
                                        .user(
                                                "ci",
                                                user ->
                                                        user.activeKey(KEY, 300, 1)
                                                                .activeKey(OTHER, 30, 0)),
                                needed("2027-11-01")),
                        KEY);
        assertThat(old.rotation()).isInstanceOf(Rotation.None.class);
        assertThat(matter(old, Kind.ROTATE).isDue(TODAY)).isTrue();
    }

    @Test
    void an_older_key_that_is_still_used_is_retired_after_7_quiet_days() {
        KeyLives lives =
                lives(
                        account()
                                .user(
                                        "ci",
                                        user -> user.activeKey(KEY, 80, 2).activeKey(OTHER, 30, 1)),
                        needed("2027-11-01"),
                        deed(OTHER, What.MADE, daysAgo(30)));
        assertThat(matter(key(lives, KEY), Kind.RETIRE_OLD).on())
                .contains(LocalDate.parse("2026-11-30"));
    }

    @Test
    void a_new_key_that_nothing_uses_is_to_be_handed_over_and_the_old_one_stays() {
        KeyLives lives =
                lives(
                        account()
                                .user(
                                        "ci",
                                        user ->
                                                user.activeKey(KEY, 80, 1)
                                                        .activeUnusedKey(OTHER, 30)),
                        needed("2027-11-01"),
                        deed(OTHER, What.MADE, daysAgo(30)));
        KeyLife young = key(lives, OTHER);
        assertThat(young.rotation()).isEqualTo(new Rotation.Newer(KEY, Rotation.Sign.JOURNAL));
        assertThat(kinds(young)).contains(Kind.HAND_OVER);
        assertThat(young.standing().since()).isInstanceOf(Since.ByJournal.class);
        assertThat(kinds(key(lives, KEY))).doesNotContain(Kind.RETIRE_OLD);
    }

    @Test
    void two_keys_that_are_both_used_are_no_rotation_and_undated_ones_are_not_known() {
        KeyLives both =
                lives(
                        account()
                                .user(
                                        "ci",
                                        user -> user.activeKey(KEY, 80, 1).activeKey(OTHER, 30, 2)),
                        needed("2027-11-01"));
        assertThat(key(both, KEY).rotation()).isInstanceOf(Rotation.None.class);
        KeyLives undated =
                lives(
                        account()
                                .user(
                                        "ci",
                                        user -> user.activeKey(KEY, 80, 1).activeKey(OTHER, 30, 2))
                                .without(ReadKey.ACCESS_KEYS),
                        needed("2027-11-01"));
        assertThat(key(undated, "ci#1").rotation()).isInstanceOf(Rotation.NotKnown.class);
    }

    @Test
    void the_age_by_the_report_is_a_least_age_and_promises_no_day() {
        KeyLives lives =
                lives(
                        account()
                                .user("ci", user -> user.activeKey(KEY, 30, 1))
                                .without(ReadKey.ACCESS_KEYS),
                        needed("2027-11-01"));
        assertThat(key(lives, "ci#1").bornAtLatest()).isTrue();
        assertThat(kinds(key(lives, "ci#1"))).doesNotContain(Kind.ROTATE);
    }

    @Test
    void a_users_keys_that_were_refused_are_not_known_and_not_none() {
        KeyLives lives =
                lives(
                        account()
                                .user("ci", user -> user.activeKey(KEY, 30, 1))
                                .denied(ReadKey.ACCESS_KEYS)
                                .denied(ReadKey.CREDENTIAL_REPORT),
                        empty());
        assertThat(lives.keys()).isEmpty();
        assertThat(lives.unread())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.owner()).contains("ci");
                    assertThat(one.why()).contains("AWS refused");
                });
    }

    @Test
    void without_any_list_of_users_nobody_is_said_to_have_no_key() {
        KeyLives lives =
                lives(
                        account()
                                .user("ci", user -> user.activeKey(KEY, 30, 1))
                                .denied(ReadKey.DETAILS)
                                .denied(ReadKey.USERS)
                                .denied(ReadKey.CREDENTIAL_REPORT),
                        empty());
        assertThat(lives.unread()).singleElement().matches(one -> one.owner().isEmpty());
    }

    @Test
    void a_break_glass_user_is_looked_at_by_a_person_and_no_command_is_printed() {
        KeyLife key =
                life(
                        user -> user.activeKey(KEY, 200, 60),
                        baseline().needs().breakGlass("ci").build());
        assertThat(key.matters())
                .isNotEmpty()
                .allMatch(one -> one.command().isEmpty())
                .allMatch(one -> one.text().contains("break-glass"));
    }

    @Test
    void roots_keys_are_counted_where_only_the_summary_tells_and_listed_where_root_asks() {
        KeyLives counted =
                lives(account().summary("AccountAccessKeysPresent", 1), Baseline.DEFAULT);
        assertThat(counted.keys()).isEmpty();
        assertThat(counted.notices()).singleElement().asString().contains("Root has an access key");
        KeyLives reported =
                lives(
                        account()
                                .summary("AccountAccessKeysPresent", 1)
                                .rootCell(Column.ACCESS_KEY_1_ACTIVE, "true")
                                .rootCell(Column.ACCESS_KEY_1_LAST_ROTATED, daysAgo(200).toString())
                                .rootCell(Column.ACCESS_KEY_1_LAST_USED_DATE, "N/A"),
                        Baseline.DEFAULT);
        assertThat(reported.keys())
                .singleElement()
                .satisfies(key -> {
                    assertThat(key.isRoots()).isTrue();
                    assertThat(key.id()).isEmpty();
                    assertThat(key.next().orElseThrow().kind()).isEqualTo(Kind.ROOT);
                });
        KeyLives own =
                lives(
                        account()
                                .answer(
                                        ReadKey.ACCESS_KEYS.of(Root.NAME),
                                        List.of(
                                                new AccessKey(
                                                        "AKIAROOT",
                                                        false,
                                                        Optional.of(daysAgo(9)),
                                                        Optional.empty()))),
                        Baseline.DEFAULT);
        assertThat(own.keys()).extracting(KeyLife::name).containsExactly("AKIAROOT");
        assertThat(own.keys().getFirst().use()).isInstanceOf(LastUse.NotKnown.class);
        assertThat(lives(account(), Baseline.DEFAULT).notices()).isEmpty();
    }

    @Test
    void what_is_due_first_comes_first() {
        KeyLives lives =
                lives(
                        account()
                                .user("a-fine", user -> user.activeKey("AKIAFINE", 10, 1))
                                .user("b-waits", user -> user.inactiveKey("AKIAWAITS", 100, 5))
                                .user("c-due", user -> user.inactiveKey("AKIADUE", 100, 50)),
                        baseline().needs(needOfUser("a-fine", "2027-11-01")).build());
        assertThat(lives.keys())
                .extracting(KeyLife::name)
                .containsExactly("AKIADUE", "AKIAWAITS", "AKIAFINE");
    }

    @Test
    void a_hostile_name_is_one_quoted_word_of_a_command_and_no_option() {
        KeyLives lives =
                lives(
                        account().user("-rf; $(id)", user -> user.activeKey(KEY, 200, 1)),
                        baseline().needs(needOfUser("-rf; $(id)", "2027-11-01")).build());
        assertThat(matter(key(lives, KEY), Kind.ROTATE).command())
                .contains("lockstep keys rotate -- '-rf; $(id)'");
    }
}
