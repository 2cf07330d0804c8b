package dev.lockstep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.server.PracticeServer;
import dev.lockstep.practice.state.OwnSession;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.state.SessionKey;
import dev.lockstep.secret.Secret;
import dev.lockstep.write.AccountWriter;
import dev.lockstep.write.Seen;
import dev.lockstep.write.Written;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// Writes and looks of many threads share one budget. `-Dwriter.pace=1000` measures how fast.
class WriterPaceTest {
    private static final int WRITES = Integer.getInteger("writer.pace", 100);
    private static final int MEASURED = 1_000;
    private static final int THREADS = 32;
    private static final Duration LATENCY = Duration.ofMillis(20);

    /// So many users, each in no group: no write hangs on another.
    private static Account account() {
        Account account = BuiltAccount.empty();
        var effects = new ArrayList<Effect>();
        effects.add(new GroupEffect.CreateGroup("people", "/"));
        for (int i = 0; i < WRITES; i++) {
            effects.add(new UserEffect.CreateUser("user-" + i, "/", Optional.empty(), Map.of()));
        }
        for (int i = 0; i < effects.size(); i++) {
            account = effects.get(i).applyTo(account, Assigned.of(Instant.EPOCH, "ID" + i));
        }
        return account;
    }

    @Test
    void writes_of_many_threads_take_three_calls_each_and_keep_the_pace_of_the_budget()
            throws Exception {
        SessionKey session =
                OwnSession.ofRoot(
                        Instant.now().plus(Duration.ofHours(12)),
                        prefix -> prefix + "0".repeat(16));
        PracticeState state =
                PracticeState.of(
                        account(), Secrets.NONE.withSession(session.id(), session.session()));
        Options options =
                Options.of(AllOperations.list(), new Secret("control"), InstantSource.system())
                        .withFaults(new Faults(0, 0, 0, LATENCY));
        try (PracticeServer server = PracticeServer.start(state, options)) {
            Collector opened =
                    new AwsAccounts("test", Clock.systemUTC(), Limits.DEFAULT)
                            .open(
                                    SessionRequest.isolated(
                                            Map.of(
                                                    "AWS_ENDPOINT_URL",
                                                    server.endpoint().toString(),
                                                    "AWS_ACCESS_KEY_ID",
                                                    session.id(),
                                                    "AWS_SECRET_ACCESS_KEY",
                                                    session.session().secret().reveal(),
                                                    "AWS_SESSION_TOKEN",
                                                    session.session().token().reveal()),
                                            Clock.systemUTC()));
            AccountWriter writer = opened.writer();
            long start = System.nanoTime();
            var running = new ArrayList<Future<Boolean>>();
            try (ExecutorService threads =
                    Executors.newFixedThreadPool(THREADS, Thread.ofVirtual().factory())) {
                for (int i = 0; i < WRITES; i++) {
                    Effect effect = new UserEffect.AddUserToGroup("people", "user-" + i);
                    running.add(threads.submit(() -> isMade(writer, effect)));
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            for (Future<Boolean> one : running) {
                assertThat(one.get()).isTrue();
            }
            assertThat(
                            server.state().truth().users().values().stream()
                                    .filter(user -> user.groups().equals(List.of("people"))))
                    .hasSize(WRITES);
            assertThat(opened.calls())
                    .containsEntry("iam:AddUserToGroup", WRITES)
                    .containsEntry("iam:ListGroupsForUser", 2 * WRITES);
            if (WRITES >= MEASURED) {
                double calls = 3.0 * WRITES / Limits.DEFAULT.topRate();
                double chain = 3.0 * LATENCY.toMillis() / 1_000;
                System.out.printf(
                        "%d writes with two looks each: %.1f s (calls by the budget: %.1f s)%n",
                        WRITES, seconds, calls);
                assertThat(seconds).isLessThanOrEqualTo(4 * Math.max(calls, chain));
            }
        }
    }

    private static boolean isMade(AccountWriter writer, Effect effect) {
        return writer.look(effect) instanceof Seen.Known before
                && before.touched().states().isEmpty()
                && writer.write(effect) instanceof Written.Done
                && writer.look(effect) instanceof Seen.Known after
                && after.touched().states().containsValue("member");
    }
}
