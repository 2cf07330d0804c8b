package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.aws.wire.Limits;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Severity;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Threshold;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An account whose every call may be throttled, fail or get lost.
class FaultsTest {
    /// Pauses are short, since the practice account forgives at once.
    private static final Limits PERSISTENT =
            new Limits(
                    16,
                    2_000,
                    2_000,
                    500,
                    200,
                    14,
                    Duration.ofMillis(1),
                    Duration.ofMillis(10),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(5));

    /// What goes wrong more often than it goes well.
    private static final Limits IMPATIENT =
            new Limits(
                    16,
                    2_000,
                    2_000,
                    500,
                    200,
                    2,
                    Duration.ofMillis(1),
                    Duration.ofMillis(2),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(5));

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Timeout(300)
    void throttled_broken_and_lost_calls_change_no_verdict_but_to_not_known(boolean isPersistent)
            throws IOException {
        FreshAccount fresh = AccountShape.TYPICAL.make(200, 4, Served.now());
        Instant now = Served.now().plusSeconds(600);
        Audit without;
        try (Served served = Served.of(fresh)) {
            without = served.audit(false, Served.goal(Optional.empty(), Optional.of(now)));
        }
        Faults faults = Faults.parse("throttle=0.3,error=0.1,lost=0.05");
        try (Served served = Served.of(fresh, options -> faulty(options, faults, isPersistent))) {
            Audit with =
                    served.reader(isPersistent ? PERSISTENT : IMPATIENT)
                            .judge(
                                    served.request(
                                            false, Served.goal(Optional.empty(), Optional.of(now))),
                                    LiveAccount.Watch.NOBODY)
                            .audit();
            if (isPersistent) {
                assertThat(new ArrayList<>(Served.lines(with))).isEqualTo(Served.lines(without));
            } else {
                assertThat(Loaded.differences(with, without)).isEmpty();
                assertThat(new Threshold(Severity.INFO, false, false).missing(with)).isNotEmpty();
            }
        }
    }

    /// For the impatient one read is missing for certain, whatever chance spares.
    private static Options faulty(Options options, Faults faults, boolean isPersistent) {
        Options all = options.withFaults(faults).withSeed(11);
        return isPersistent
                ? all
                : all.withFaultsOf("iam:GetAccountPasswordPolicy", Faults.parse("throttle=1"));
    }
}
