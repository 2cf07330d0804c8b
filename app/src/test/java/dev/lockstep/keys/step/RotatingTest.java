package dev.lockstep.keys.step;

import static dev.lockstep.account.TestAccount.NOW;
import static dev.lockstep.account.TestAccount.account;
import static dev.lockstep.account.TestAccount.daysAgo;
import static dev.lockstep.baseline.TestBaseline.baseline;
import static dev.lockstep.baseline.TestBaseline.needOfKey;
import static dev.lockstep.baseline.TestBaseline.needOfUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.ReadKey;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.TestUser;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.KeyChange;
import dev.lockstep.keys.KeyDeed;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.step.KeyStep.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Each place on the way from one key to another, and where nobody can say which it is.
class RotatingTest {
    private static final String OLD = "AKIAOLD";
    private static final String NEW = "AKIANEW";
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
        var then = new Making("ci", "run", daysAgo(2), daysAgo(2).plusSeconds(9));
        TestAccount unused =
                account().user("ci", user -> user.activeKey(OLD, 100, 1).activeUnusedKey(NEW, 2));
        KeyStep lost = step(unused, NEEDED, List.of(then));
        assertThat(lost.state()).isEqualTo(State.LOST);
        assertThat(lost.change().orElseThrow())
                .isInstanceOfSatisfying(
                        KeyChange.DeleteUnusedKey.class,
                        one -> assertThat(one.key()).isEqualTo(NEW));

        TestAccount used =
                account().user("ci", user -> user.activeKey(OLD, 100, 1).activeKey(NEW, 2, 0));
        assertThat(step(used, NEEDED, List.of(then)).state()).isNotEqualTo(State.LOST);
        var before = new Making("ci", "run", daysAgo(9), daysAgo(8));
        assertThat(step(unused, NEEDED, List.of(before)).state()).isNotEqualTo(State.LOST);
        var others = new Making("cd", "run", daysAgo(2), daysAgo(2).plusSeconds(9));
        assertThat(step(unused, NEEDED, List.of(others)).state()).isNotEqualTo(State.LOST);
    }

    @Test
    void a_key_whose_making_a_journal_tells_whole_is_not_lost() {
        var then = new Making("ci", "run", daysAgo(2), daysAgo(2).plusSeconds(9));
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
