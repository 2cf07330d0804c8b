package dev.lockstep.aws.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.aws.wire.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The budget by a clock of its own: nobody sleeps here.
class BudgetTest {
    private static final Failure THROTTLED =
            new Failure("iam:X", "Throttling", "Rate exceeded", Failure.Kind.THROTTLED);
    private static final Failure REFUSED =
            new Failure("iam:X", "AccessDenied", "no", Failure.Kind.ANSWERED);
    private static final Failure NOBODY =
            new Failure("iam:X", "NoAnswer", "nobody", Failure.Kind.UNREACHABLE);

    private final Bed time = new Bed();
    private final Budget budget = new Budget(Limits.DEFAULT, time, () -> 1);

    /// Sleeping moves the clock.
    private static final class Bed implements Budget.Time {
        private long now = 1_000_000_000_000L;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void sleep(Duration length) {
            now += length.toNanos();
        }

        double seconds() {
            return (now - 1_000_000_000_000L) / 1e9;
        }
    }

    private void throttle(int times) {
        int[] left = {times};
        try {
            budget.spend(
                    "iam:X",
                    () -> {
                        if (left[0]-- > 0) {
                            throw THROTTLED.thrown();
                        }
                        return 1;
                    });
        } catch (CallFailed failed) {
            assertThat(failed.failure().code()).isIn("Throttling", "NoAnswer");
        }
    }

    @Test
    void a_burst_of_250_goes_at_once_and_the_rate_grows_by_what_was_answered() throws CallFailed {
        var times = new ArrayList<Double>();
        for (int i = 0; i < 500; i++) {
            times.add(budget.spend("iam:X", time::seconds));
        }
        assertThat(times.get(249)).isZero();
        assertThat(times.get(499)).isBetween(0.6, 1.3);
    }

    @Test
    void the_rate_doubles_each_second_until_it_is_400() throws CallFailed {
        double start = time.seconds();
        double before = budget.rate();
        for (int i = 0; i < 250; i++) {
            budget.spend("iam:X", time::seconds);
        }
        assertThat(budget.rate()).isBetween(before + 150, before + 200);
        for (int i = 0; i < 2_000; i++) {
            budget.spend("iam:X", time::seconds);
        }
        assertThat(budget.rate()).isEqualTo(Limits.DEFAULT.topRate());
        assertThat(time.seconds() - start).isGreaterThan(2_000 / Limits.DEFAULT.topRate());
    }

    @Test
    void one_throttled_call_halves_the_rate_for_everyone_and_makes_them_wait() throws CallFailed {
        double before = budget.rate();
        throttle(1);
        assertThat(budget.rate()).isBetween(before / 2, before / 2 + 1);
        double start = time.seconds();
        for (int i = 0; i < 25; i++) {
            budget.spend("iam:Other", time::seconds);
        }
        assertThat(time.seconds() - start).isGreaterThan(0.8);
    }

    @Test
    void the_rate_rises_by_about_two_a_second_while_nothing_is_throttled() throws CallFailed {
        throttle(1);
        double before = budget.rate();
        double start = time.seconds();
        while (time.seconds() - start < 10) {
            budget.spend("iam:X", () -> 1);
        }
        assertThat(budget.rate() - before).isBetween(18.0, 22.0);
    }

    @Test
    void the_rate_never_falls_below_its_least() {
        for (int i = 0; i < 6; i++) {
            throttle(3);
        }
        assertThat(budget.rate()).isGreaterThanOrEqualTo(Limits.DEFAULT.lowRate());
    }

    @Test
    void throttled_for_ever_ends_after_the_tries_or_the_patience() {
        int[] tries = {0};
        assertThatThrownBy(() ->
                        budget.spend(
                                "iam:X",
                                () -> {
                                    tries[0]++;
                                    throw THROTTLED.thrown();
                                }))
                .isInstanceOf(CallFailed.class);
        assertThat(tries[0]).isBetween(5, Limits.DEFAULT.tries());
        assertThat(time.seconds()).isLessThan(60);
    }

    @Test
    void pauses_double_and_are_at_most_as_long_as_said() {
        List<Double> times = new ArrayList<>();
        assertThatThrownBy(() ->
                        budget.spend(
                                "iam:X",
                                () -> {
                                    times.add(time.seconds());
                                    throw new Failure("iam:X", "503", "", Failure.Kind.LOST)
                                            .thrown();
                                }))
                .isInstanceOf(CallFailed.class);
        assertThat(times).hasSize(8);
        assertThat(times.get(1) - times.get(0)).isBetween(0.2, 0.3);
        assertThat(times.get(2) - times.get(1)).isBetween(0.4, 0.6);
        assertThat(times.get(7) - times.get(6)).isBetween(7.0, 8.1);
    }

    @Test
    void a_refusal_is_an_answer_and_is_not_asked_again() {
        int[] tries = {0};
        assertThatThrownBy(() ->
                        budget.spend(
                                "iam:X",
                                () -> {
                                    tries[0]++;
                                    throw REFUSED.thrown();
                                }))
                .isInstanceOf(CallFailed.class);
        assertThat(tries[0]).isOne();
    }

    @Test
    void where_nobody_answers_three_tries_within_a_second_are_enough() {
        int[] tries = {0};
        assertThatThrownBy(() ->
                        budget.spend(
                                "iam:X",
                                () -> {
                                    tries[0]++;
                                    throw NOBODY.thrown();
                                }))
                .isInstanceOf(CallFailed.class);
        assertThat(tries[0]).isEqualTo(3);
        assertThat(time.seconds()).isLessThan(1);
    }

    @Test
    void with_no_answer_to_anything_for_too_long_nothing_is_asked_any_more() {
        for (int i = 0; i < 5; i++) {
            throttle(100);
        }
        int[] tries = {0};
        assertThatThrownBy(() ->
                        budget.spend(
                                "iam:Y",
                                () -> {
                                    tries[0]++;
                                    return 1;
                                }))
                .isInstanceOf(CallFailed.class);
        assertThat(tries[0]).isZero();
    }
}
