package dev.lockstep.keys;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.keys.KeyDeed.What;
import dev.lockstep.keys.News.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// What has happened between two looks.
class WatchingTest {
    private static final String KEY = "AKIAONE";
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    private static LastLook look(
            Optional<LastLook> before, TestAccount account, Instant at, KeyDeed... deeds) {
        KeyDeeds known = KeyDeeds.of(List.of(deeds));
        KeyLives lives = KeyLives.of(account.snapshot(), Baseline.DEFAULT, known, at);
        return new Watching(lives, known, 45).look(before, TestAccount.ID, Optional.empty(), at);
    }

    private static TestAccount ci(UnaryOperator<TestUser> facts) {
        return account().user("ci", facts);
    }

    private static List<News> between(
            UnaryOperator<TestUser> before, UnaryOperator<TestUser> after, KeyDeed... deeds) {
        LastLook first = look(Optional.empty(), ci(before), YESTERDAY);
        return look(Optional.of(first), ci(after), NOW, deeds).news();
    }

    private static KeyDeed deed(What what) {
        return new KeyDeed(
                KEY,
                "ci",
                what,
                "20261125-100000-000",
                NOW.minus(Duration.ofHours(2)),
                Optional.of("arn:aws:iam::123456789012:user/boss"));
    }

    private static UnaryOperator<TestUser> inactive(long usedDays) {
        return user -> user.key(KEY, false, 100, 10, Optional.of(usedDays));
    }

    @Test
    void the_first_look_has_no_news_and_no_last_time() {
        LastLook first = look(Optional.empty(), ci(user -> user.activeKey(KEY, 5, 1)), NOW);
        assertThat(first.news()).isEmpty();
        assertThat(first.since()).isEmpty();
        assertThat(first.keys()).extracting(KeySeen::id).containsExactly(KEY);
    }

    @Test
    void a_key_that_was_made_since_is_told_and_waits_unless_a_run_made_it() {
        UnaryOperator<TestUser> made = user -> user.activeUnusedKey(KEY, 0);
        News unknown = between(user -> user, made).getFirst();
        assertThat(unknown.kind()).isEqualTo(Kind.MADE);
        assertThat(unknown.waitsForYou()).isTrue();
        assertThat(unknown.text()).contains("no run on this machine did that");
        News known = between(user -> user, made, deed(What.MADE)).getFirst();
        assertThat(known.waitsForYou()).isFalse();
        assertThat(known.text()).contains("by run 20261125-100000-000 as arn:aws:iam");
    }

    @Test
    void a_key_that_is_gone_is_told_but_not_where_the_keys_are_not_known_now() {
        UnaryOperator<TestUser> had = user -> user.activeKey(KEY, 50, 1);
        assertThat(between(had, user -> user)).extracting(News::kind).containsExactly(Kind.GONE);
        assertThat(between(had, user -> user, deed(What.DELETED)).getFirst().waitsForYou())
                .isFalse();
        LastLook first = look(Optional.empty(), ci(had), YESTERDAY);
        LastLook blind =
                look(
                        Optional.of(first),
                        ci(user -> user)
                                .denied(ReadKey.ACCESS_KEYS)
                                .denied(ReadKey.CREDENTIAL_REPORT),
                        NOW);
        assertThat(blind.news()).isEmpty();
        // It is carried on, so that nothing is new when it can be seen again.
        assertThat(blind.keys()).isEqualTo(first.keys());
        LastLook again = look(Optional.of(blind), ci(had), NOW.plus(Duration.ofDays(1)));
        assertThat(again.news()).isEmpty();
    }

    @Test
    void without_the_users_nothing_is_gone() {
        LastLook first = look(Optional.empty(), ci(user -> user.activeKey(KEY, 50, 1)), YESTERDAY);
        LastLook blind =
                look(
                        Optional.of(first),
                        account()
                                .denied(ReadKey.DETAILS)
                                .denied(ReadKey.USERS)
                                .denied(ReadKey.CREDENTIAL_REPORT),
                        NOW);
        assertThat(blind.news()).isEmpty();
        assertThat(blind.usersRead()).isFalse();
        assertThat(blind.keys()).isEqualTo(first.keys());
    }

    @Test
    void a_change_of_status_is_told_with_the_run_that_did_it() {
        UnaryOperator<TestUser> active = user -> user.activeKey(KEY, 100, 11);
        assertThat(between(active, inactive(11)))
                .singleElement()
                .satisfies(news -> {
                    assertThat(news.kind()).isEqualTo(Kind.MADE_INACTIVE);
                    assertThat(news.waitsForYou()).isTrue();
                });
        assertThat(between(active, inactive(11), deed(What.MADE_INACTIVE)).getFirst().run())
                .contains("20261125-100000-000");
        assertThat(between(inactive(11), active))
                .extracting(News::kind)
                .containsExactly(Kind.MADE_ACTIVE);
    }

    @Test
    void a_run_before_the_last_look_did_not_do_what_was_seen_since() {
        UnaryOperator<TestUser> active = user -> user.activeKey(KEY, 100, 11);
        var old =
                new KeyDeed(
                        KEY,
                        "ci",
                        What.MADE_INACTIVE,
                        "20261120-100000-000",
                        YESTERDAY.minus(Duration.ofDays(3)),
                        Optional.empty());
        assertThat(between(active, inactive(11), old))
                .singleElement()
                .satisfies(news -> {
                    assertThat(news.run()).isEmpty();
                    assertThat(news.waitsForYou()).isTrue();
                    assertThat(news.text()).contains("no run on this machine did that");
                });
        // A look at which the user's keys could not be read saw nothing of it.
        LastLook first = look(Optional.empty(), ci(active), daysAgo(9));
        LastLook blind =
                look(
                        Optional.of(first),
                        ci(user -> user)
                                .denied(ReadKey.ACCESS_KEYS)
                                .denied(ReadKey.CREDENTIAL_REPORT),
                        YESTERDAY);
        assertThat(look(Optional.of(blind), ci(inactive(11)), NOW, old).news().getFirst().run())
                .contains("20261120-100000-000");
    }

    @Test
    void a_use_of_an_inactive_key_is_an_attempt() {
        assertThat(between(inactive(11), inactive(0)))
                .singleElement()
                .satisfies(news -> {
                    assertThat(news.kind()).isEqualTo(Kind.ATTEMPT);
                    assertThat(news.waitsForYou()).isTrue();
                });
    }

    @Test
    void a_use_before_it_was_made_inactive_that_AWS_tells_late_is_no_attempt() {
        assertThat(between(inactive(20), inactive(11))).isEmpty();
    }

    @Test
    void a_use_after_long_silence_is_told_and_one_after_45_days_is_not() {
        assertThat(
                        between(
                                user -> user.activeKey(KEY, 100, 50),
                                user -> user.activeKey(KEY, 100, 1)))
                .extracting(News::kind)
                .containsExactly(Kind.USED_AGAIN);
        assertThat(
                        between(
                                user -> user.activeKey(KEY, 100, 46),
                                user -> user.activeKey(KEY, 100, 1)))
                .isEmpty();
    }

    @Test
    void a_first_use_is_told_and_does_not_wait() {
        assertThat(
                        between(
                                user -> user.activeUnusedKey(KEY, 10),
                                user -> user.activeKey(KEY, 10, 0)))
                .singleElement()
                .satisfies(news -> {
                    assertThat(news.kind()).isEqualTo(Kind.FIRST_USE);
                    assertThat(news.waitsForYou()).isFalse();
                });
    }

    @Test
    void an_old_key_of_somebody_whose_keys_were_not_known_before_is_found_and_not_made() {
        LastLook first =
                look(
                        Optional.empty(),
                        ci(user -> user.activeKey(KEY, 50, 1)).without(ReadKey.ACCESS_KEYS),
                        YESTERDAY);
        assertThat(first.keys()).isEmpty();
        LastLook next = look(Optional.of(first), ci(user -> user.activeKey(KEY, 50, 1)), NOW);
        assertThat(next.news()).extracting(News::kind).containsExactly(Kind.FOUND);
    }

    @Test
    void whoever_asks_twice_on_a_day_hears_the_same_and_on_the_next_day_nothing() {
        UnaryOperator<TestUser> made = user -> user.activeUnusedKey(KEY, 0);
        LastLook first = look(Optional.empty(), ci(user -> user), YESTERDAY);
        LastLook second = look(Optional.of(first), ci(made), NOW);
        LastLook third = look(Optional.of(second), ci(made), NOW.plus(Duration.ofHours(3)));
        assertThat(third.news()).isEqualTo(second.news()).hasSize(1);
        assertThat(third.since()).isEqualTo(second.since()).contains(YESTERDAY);
        LastLook tomorrow = look(Optional.of(third), ci(made), NOW.plus(Duration.ofDays(1)));
        assertThat(tomorrow.news()).isEmpty();
        assertThat(tomorrow.since()).contains(third.at());
    }

    @Test
    void what_came_and_went_between_two_looks_of_a_day_stays_told() {
        UnaryOperator<TestUser> made = user -> user.activeUnusedKey(KEY, 0);
        LastLook first = look(Optional.empty(), ci(user -> user), YESTERDAY);
        LastLook second = look(Optional.of(first), ci(made), NOW);
        LastLook third = look(Optional.of(second), ci(user -> user), NOW.plus(Duration.ofHours(3)));
        assertThat(third.news()).extracting(News::kind).containsExactly(Kind.MADE, Kind.GONE);
    }

    @Test
    void a_look_at_another_account_or_endpoint_is_no_last_time() {
        LastLook first = look(Optional.empty(), ci(user -> user.activeKey(KEY, 50, 1)), YESTERDAY);
        KeyLives lives =
                KeyLives.of(ci(user -> user).snapshot(), Baseline.DEFAULT, KeyDeeds.NONE, NOW);
        var watching = new Watching(lives, KeyDeeds.NONE, 45);
        LastLook other = watching.look(Optional.of(first), "999999999999", Optional.empty(), NOW);
        assertThat(other.news()).isEmpty();
        assertThat(other.since()).isEmpty();
        assertThat(
                        watching.look(
                                        Optional.of(first),
                                        TestAccount.ID,
                                        Optional.of("http://127.0.0.1:1"),
                                        NOW)
                                .since())
                .isEmpty();
    }

    @Test
    void of_what_is_due_the_most_urgent_comes_first_and_not_the_oldest() {
        TestAccount account =
                account()
                        .user("a", user -> user.activeKey("AKIAOLD", 900, 1))
                        .user(
                                "b",
                                user ->
                                        user.attached("AWSCompromisedKeyQuarantineV3")
                                                .activeKey("AKIAFOUND", 5, 1))
                        .user("c", user -> user.inactiveKey("AKIAGONE", 100, 50))
                        .user("d", user -> user.inactiveKey("AKIAWAITS", 100, 1));
        Agenda agenda =
                Agenda.of(KeyLives.of(account.snapshot(), Baseline.DEFAULT, KeyDeeds.NONE, NOW));
        assertThat(agenda.lines())
                .extracting(line -> line.rank().id() + " " + line.key().orElseThrow())
                .containsExactly("now AKIAFOUND", "now AKIAGONE", "now AKIAOLD", "later AKIAWAITS");
        assertThat(agenda.forYou()).isEqualTo(3);
    }

    @Test
    void the_end_of_a_day_is_what_is_told_so_that_an_hour_changes_nothing() {
        TestAccount account = ci(user -> user.inactiveKey(KEY, 100, 13));
        Instant end = Instant.parse("2026-11-26T23:59:59Z");
        Agenda agenda =
                Agenda.of(KeyLives.of(account.snapshot(), Baseline.DEFAULT, KeyDeeds.NONE, end));
        assertThat(agenda.lines())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.rank()).isEqualTo(AgendaLine.Rank.NOW);
                    assertThat(line.kind()).isEqualTo("delete");
                    assertThat(line.text()).contains("delete it from 2026-11-26 12:00 UTC on");
                });
        assertThat(daysAgo(13)).isBefore(end);
    }
}
