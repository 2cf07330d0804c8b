package dev.lockstep.keys.step;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfKey;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Answers;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.KeyChange;
import dev.lockstep.keys.KeyDeed;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.step.KeyStep.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Each place on the way from one key to another, and where nobody can say which it is.
class RotatingTest {
    private static final String OLD = "AKIAOLD";
    private static final String NEW = "AKIANEW";
    private static final Optional<Set<String>> THERE = Optional.of(Set.of(OLD));
    private static final Baseline NEEDED = baseline().needs(needOfUser("ci", "2099-01-01")).build();

    private static KeyStep step(TestAccount account, Baseline baseline, List<Making> makings) {
        return new Rotating(account.snapshot(), baseline, KeyDeeds.NONE, makings, NOW)
                .of("ci", false);
    }

    private static KeyStep step(UnaryOperator<TestUser> facts) {
        return step(account().user("ci", facts), NEEDED, List.of());
    }

    @Test
    void one_active_key_gets_a_second() {
        KeyStep step = step(user -> user.activeKey(OLD, 100, 1));
        assertThat(step.state()).isEqualTo(State.ONE_KEY);
        assertThat(step.change().orElseThrow())
                .isInstanceOfSatisfying(
                        KeyChange.MakeKey.class, one -> assertThat(one.old()).contains(OLD));
    }

    @Test
    void a_need_of_the_key_itself_is_told_to_be_written_anew() {
        KeyStep step =
                step(
                        account().user("ci", user -> user.activeKey(OLD, 100, 1)),
                        baseline().needs(needOfKey(OLD, "2099-01-01")).build(),
                        List.of());
        assertThat(step.told()).anyMatch(line -> line.contains("names this key by its id"));
    }

    @Test
    void a_new_key_that_was_never_used_waits_to_be_used() {
        KeyStep step = step(user -> user.activeKey(OLD, 100, 1).activeUnusedKey(NEW, 2));
        assertThat(step.state()).isEqualTo(State.HANDED_OVER);
        assertThat(step.change()).isEmpty();
    }

    @Test
    void an_old_key_that_was_used_6_days_ago_waits_and_one_of_7_days_becomes_inactive() {
        KeyStep used = step(user -> user.activeKey(OLD, 100, 6).activeKey(NEW, 5, 0));
        assertThat(used.state()).isEqualTo(State.BOTH_USED);
        assertThat(used.on()).contains(daysAgo(6).plus(Duration.ofDays(7)));
        KeyStep silent = step(user -> user.activeKey(OLD, 100, 7).activeKey(NEW, 5, 0));
        assertThat(silent.state()).isEqualTo(State.OLD_SILENT);
        assertThat(silent.change().orElseThrow()).isInstanceOf(KeyChange.DeactivateKey.class);
        assertThat(silent.typed()).as("used in the last 14 days").contains(OLD);
    }

    private static KeyStep made(UnaryOperator<TestUser> facts, boolean isLost) {
        var deed = new KeyDeed(NEW, "ci", KeyDeed.What.MADE, "r", daysAgo(30), Optional.empty());
        return new Rotating(
                        account().user("ci", facts).snapshot(),
                        NEEDED,
                        KeyDeeds.of(List.of(deed)),
                        List.of(),
                        NOW)
                .of("ci", isLost);
    }

    @Test
    void the_id_of_the_old_key_is_typed_unless_a_run_of_this_machine_made_the_new_one() {
        UnaryOperator<TestUser> facts = user -> user.activeKey(OLD, 100, 20).activeKey(NEW, 30, 0);
        KeyStep byUse = step(facts);
        assertThat(byUse.state()).isEqualTo(State.OLD_SILENT);
        assertThat(byUse.typed()).contains(OLD);
        assertThat(byUse.told()).anyMatch(line -> line.contains("no run of this machine made it"));
        KeyStep byJournal = made(facts, false);
        assertThat(byJournal.state()).isEqualTo(State.OLD_SILENT);
        assertThat(byJournal.typed()).isEmpty();
    }

    @Test
    void two_keys_in_daily_use_are_no_rotation_whichever_was_used_last() {
        KeyStep step = step(user -> user.activeKey(OLD, 100, 1).activeKey(NEW, 30, 0));
        assertThat(step.state()).isEqualTo(State.TWO_KEYS);
        assertThat(step.change()).isEmpty();
    }

    @Test
    void of_two_keys_neither_is_advised_to_go_while_a_use_is_not_known() {
        KeyStep step =
                step(
                        account()
                                .user(
                                        "ci",
                                        user -> user.activeKey(OLD, 400, 3).activeKey(NEW, 300, 4))
                                .without(ReadKey.CREDENTIAL_REPORT)
                                .change(RotatingTest::withoutUses),
                        NEEDED,
                        List.of());
        assertThat(step.next()).contains("lockstep keys retire KEY").doesNotContain(OLD, NEW);
    }

    @Test
    void a_key_that_is_said_to_be_lost_goes_only_by_its_id_and_by_a_live_last_use() {
        UnaryOperator<TestUser> facts =
                user -> user.activeKey(OLD, 100, 1).activeUnusedKey(NEW, 30);
        KeyStep lost = made(facts, true);
        assertThat(lost.state()).isEqualTo(State.LOST);
        assertThat(lost.typed()).contains(NEW);
        assertThat(lost.told()).anyMatch(line -> line.contains("run r made it"));
        KeyStep reported =
                new Rotating(
                                account()
                                        .user(
                                                "ci",
                                                user ->
                                                        user.activeKey(OLD, 100, 1)
                                                                .activeUnusedKey(NEW, 3))
                                        .change(RotatingTest::withoutUses)
                                        .snapshot(),
                                NEEDED,
                                KeyDeeds.NONE,
                                List.of(),
                                NOW)
                        .of("ci", true);
        assertThat(reported.state()).isEqualTo(State.NOT_KNOWN);
        assertThat(reported.change()).isEmpty();
    }

    /// As if iam:GetAccessKeyLastUsed had not been asked.
    private static Answers withoutUses(Answers answers) {
        ReadKey<List<AccessKey>> keys = ReadKey.ACCESS_KEYS.of("ci");
        return answers.with(
                keys,
                answers.get(keys)
                        .map(all ->
                                all.stream()
                                        .map(key ->
                                                new AccessKey(
                                                        key.id(),
                                                        key.active(),
                                                        key.created(),
                                                        Optional.empty()))
                                        .toList()));
    }

    @Test
    void a_key_that_was_there_before_is_not_lost_and_of_two_new_ones_neither_is_deleted() {
        TestAccount both =
                account().user("ci", user -> user.activeUnusedKey(OLD, 2).activeUnusedKey(NEW, 2));
        var known = new Making("ci", "run", daysAgo(2), daysAgo(2).plusSeconds(9), THERE);
        assertThat(step(both, NEEDED, List.of(known)).key()).contains(NEW);
        var open = new Making("ci", "run", daysAgo(2), daysAgo(2).plusSeconds(9), Optional.empty());
        KeyStep step = step(both, NEEDED, List.of(open));
        assertThat(step.state()).isEqualTo(State.HELD);
        assertThat(step.change()).isEmpty();
        assertThat(step.next()).contains(OLD, NEW, "CloudTrail");
    }

    @Test
    void two_keys_that_were_both_there_long_are_no_rotation() {
        KeyStep step = step(user -> user.activeKey(OLD, 400, 3).activeKey(NEW, 300, 4));
        assertThat(step.state()).isEqualTo(State.TWO_KEYS);
        assertThat(step.next()).contains("lockstep keys retire " + NEW);
    }

    @Test
    void keys_that_were_not_read_are_not_known() {
        KeyStep step =
                step(
                        account()
                                .user("ci", user -> user.activeKey(OLD, 100, 1))
                                .without(ReadKey.ACCESS_KEYS),
                        NEEDED,
                        List.of());
        assertThat(step.state()).isEqualTo(State.NOT_KNOWN);
        assertThat(step.change()).isEmpty();
    }

    @Test
    void a_key_without_secret_is_lost_only_if_it_was_made_then_and_never_used() {
        var then = new Making("ci", "run", daysAgo(2), daysAgo(2).plusSeconds(9), THERE);
        TestAccount unused =
                account().user("ci", user -> user.activeKey(OLD, 100, 1).activeUnusedKey(NEW, 2));
        KeyStep lost = step(unused, NEEDED, List.of(then));
        assertThat(lost.state()).isEqualTo(State.LOST);
        assertThat(lost.change().orElseThrow())
                .isInstanceOfSatisfying(
                        KeyChange.DeleteUnusedKey.class,
                        one -> assertThat(one.key()).isEqualTo(NEW));
        assertThat(lost.typed()).contains(NEW);
        assertThat(lost.told()).anyMatch(line -> line.contains("was not there before"));

        TestAccount used =
                account().user("ci", user -> user.activeKey(OLD, 100, 1).activeKey(NEW, 2, 0));
        assertThat(step(used, NEEDED, List.of(then)).state()).isNotEqualTo(State.LOST);
        var before = new Making("ci", "run", daysAgo(9), daysAgo(8), THERE);
        assertThat(step(unused, NEEDED, List.of(before)).state()).isNotEqualTo(State.LOST);
        var others = new Making("cd", "run", daysAgo(2), daysAgo(2).plusSeconds(9), THERE);
        assertThat(step(unused, NEEDED, List.of(others)).state()).isNotEqualTo(State.LOST);
    }

    @Test
    void a_key_whose_making_a_journal_tells_whole_is_not_lost() {
        var then = new Making("ci", "run", daysAgo(2), daysAgo(2).plusSeconds(9), THERE);
        var deed = new KeyDeed(NEW, "ci", KeyDeed.What.MADE, "other", daysAgo(2), Optional.empty());
        KeyStep step =
                new Rotating(
                                account()
                                        .user(
                                                "ci",
                                                user ->
                                                        user.activeKey(OLD, 100, 1)
                                                                .activeUnusedKey(NEW, 2))
                                        .snapshot(),
                                NEEDED,
                                KeyDeeds.of(List.of(deed)),
                                List.of(then),
                                NOW)
                        .of("ci", false);
        assertThat(step.state()).isEqualTo(State.HANDED_OVER);
    }
}
