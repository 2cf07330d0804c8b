package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.account.Account;
import dev.lockstep.account.comparison.NormalForm;
import dev.lockstep.apply.Engine;
import dev.lockstep.apply.Killed;
import dev.lockstep.apply.MemoryDisk;
import dev.lockstep.apply.RunResult;
import dev.lockstep.apply.Steering;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunEffect;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.io.IOException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whole plans carried out over the wire: with faults, and by processes that are killed.
class RunsOnTheWireTest {
    private static RunResult carryOut(MemoryDisk disk, AccountWriter writer) {
        return new Engine(writer, Planned.PACE, Planned.QUICK, Steering.SILENT)
                .carryOut(disk.head(), disk.saved().lines(), disk.open());
    }

    private static NormalForm end(Served served, Planned planned) {
        return NormalForm.of(served.server().state().truth(), planned.fresh().truth());
    }

    @Test
    @Timeout(300)
    void a_plan_of_many_kinds_is_carried_out_and_gives_what_its_writes_mean() throws IOException {
        Planned planned = Planned.of(AccountShape.WORST, 6, 3);
        assertThat(planned.head().changes()).hasSizeGreaterThan(5);
        try (Served served =
                Served.of(planned.fresh(), options -> options.withVisibleAfter(Planned.SOON))) {
            var disk = new MemoryDisk(planned.head());
            RunResult result = carryOut(disk, Planned.writer(served.environment()));
            assertThat(result.end()).as(result.why()).isEqualTo(RunResult.End.DONE);
            assertThat(end(served, planned).differences(folded(planned))).isEmpty();
        }
    }

    /// The writes of the plan made of the truth, in thought.
    private static NormalForm folded(Planned planned) {
        Account account = planned.fresh().truth();
        for (RunChange change : planned.head().changes()) {
            for (RunEffect effect : change.effects()) {
                account = effect.effect().applyTo(account, Assigned.of(Served.now(), "v9"));
            }
        }
        return NormalForm.of(account, planned.fresh().truth());
    }

    @Test
    @Timeout(300)
    void with_throttling_errors_and_lost_answers_the_end_is_the_same() throws IOException {
        Planned planned = Planned.of(AccountShape.WORST, 5, 4);
        NormalForm calm = undisturbed(planned);
        Faults faults = Faults.parse("throttle=0.3,error=0.1,lost=0.05");
        try (Served served =
                Served.of(
                        planned.fresh(),
                        options ->
                                options.withVisibleAfter(Planned.SOON)
                                        .withFaults(faults)
                                        .withSeed(5))) {
            var disk = new MemoryDisk(planned.head());
            AccountWriter writer = Planned.writer(served.environment());
            RunResult result = carryOut(disk, writer);
            for (int again = 0; again < 20 && result.end() != RunResult.End.DONE; again++) {
                result = carryOut(disk, writer);
            }
            assertThat(result.end()).as(result.why()).isEqualTo(RunResult.End.DONE);
            assertThat(end(served, planned).differences(calm)).isEmpty();
        }
    }

    private static NormalForm undisturbed(Planned planned) throws IOException {
        try (Served served =
                Served.of(planned.fresh(), options -> options.withVisibleAfter(Planned.SOON))) {
            var disk = new MemoryDisk(planned.head());
            RunResult result = carryOut(disk, Planned.writer(served.environment()));
            assertThat(result.end()).as(result.why()).isEqualTo(RunResult.End.DONE);
            return end(served, planned);
        }
    }

    @Test
    @Timeout(300)
    void killed_at_calls_and_resumed_the_end_is_the_same() throws IOException {
        Planned planned = Planned.of(AccountShape.WORST, 4, 5);
        NormalForm calm = undisturbed(planned);
        var random = new Random(1);
        int calls = planned.head().changes().stream().mapToInt(one -> one.effects().size()).sum();
        for (int i = 0; i < 4; i++) {
            int point = 1 + random.nextInt(calls);
            boolean isAfter = i % 2 == 0;
            try (Served served =
                    Served.of(planned.fresh(), options -> options.withVisibleAfter(Planned.SOON))) {
                var disk = new MemoryDisk(planned.head());
                AccountWriter writer = Planned.writer(served.environment());
                assertThatThrownBy(() -> carryOut(disk, new Mortal(writer, point, isAfter)))
                        .isInstanceOf(Killed.class);
                RunResult result = carryOut(disk, writer);
                assertThat(result.end()).as(result.why()).isEqualTo(RunResult.End.DONE);
                assertThat(end(served, planned).differences(calm)).as("point " + point).isEmpty();
            }
        }
    }

    /// Dies at its k-th write.
    private static final class Mortal implements AccountWriter {
        private final AccountWriter writer;
        private final int point;
        private final boolean isAfter;
        private final AtomicInteger count = new AtomicInteger();

        Mortal(AccountWriter writer, int point, boolean isAfter) {
            this.writer = writer;
            this.point = point;
            this.isAfter = isAfter;
        }

        @Override
        public Written write(Effect effect) {
            boolean isHere = count.incrementAndGet() == point;
            if (isHere && !isAfter) {
                throw new Killed();
            }
            Written written = writer.write(effect);
            if (isHere) {
                throw new Killed();
            }
            return written;
        }

        @Override
        public Seen look(Effect effect) {
            return writer.look(effect);
        }

        @Override
        public Seen versions(String arn, String document) {
            return writer.versions(arn, document);
        }

        @Override
        public Seen lastUse(String owner, String key) {
            return writer.lastUse(owner, key);
        }
    }
}
