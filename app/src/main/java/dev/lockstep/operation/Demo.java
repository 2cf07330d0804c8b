package dev.lockstep.operation;

import dev.lockstep.collect.Accounts;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.control.Audit;
import dev.lockstep.practice.running.ClientEnvironment;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.server.PracticeServer;
import dev.lockstep.practice.shape.AccountShape;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/// Audits a badly kept practice account, which lives in this process and no longer than the audit.
///
/// Nothing of the person's own configuration is read or sent, and nothing is left.
public final class Demo {
    private static final AccountShape SHAPE = AccountShape.WORST;
    private static final long SEED = 1;

    private final Accounts accounts;
    private final ThisProcess process;
    private final InstantSource clock;

    /// @param clock the real time
    public Demo(Accounts accounts, ThisProcess process, InstantSource clock) {
        this.accounts = accounts;
        this.process = process;
        this.clock = clock;
    }

    /// Serves the account, reads it over the wire as any account of AWS, and judges it.
    ///
    /// @throws Unavailable if it cannot be served on this machine
    public Audit audit() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        PracticeMade made = PracticeMade.shaped(SHAPE, OptionalInt.empty(), SEED, now);
        PracticeKeys keys = PracticeKeys.fresh();
        var options = Options.of(PracticeMade.OPERATIONS, keys.token(), clock).withSeed(SEED);
        try (var server = PracticeServer.start(keys.admitted(made.state(), false, now), options)) {
            return audit(server, keys, now);
        } catch (IOException e) {
            throw new Unavailable("no port of loopback (127.0.0.1) can be had for the demo");
        }
    }

    private Audit audit(PracticeServer server, PracticeKeys keys, Instant now) {
        var time = new PracticeRegistry.Time(now, Duration.ZERO);
        RunningPractice running = running(server, keys, now);
        var reader =
                new LiveAccount(
                        accounts,
                        _ -> Optional.of(new PracticeRegistry.Seen(running, Optional.of(time))));
        var request =
                new LiveAccount.Request(
                        SessionRequest.isolated(ClientEnvironment.session(running), clock),
                        false,
                        new Goal(
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                Audit.Selection.ALL,
                                Optional.empty()));
        try (var _ = process.whenInterrupted(server::close)) {
            return reader.judge(request, LiveAccount.Watch.NOBODY).audit();
        }
    }

    private static RunningPractice running(PracticeServer server, PracticeKeys keys, Instant now) {
        return new RunningPractice(
                "demo",
                new RunningPractice.Serving(ProcessHandle.current().pid(), Optional.empty()),
                server.endpoint().getPort(),
                keys.token(),
                server.state().truth().id().orElse(""),
                SHAPE.id(),
                server.state().truth().users().size(),
                false,
                now,
                keys.session(),
                keys.truth(),
                Optional.empty());
    }
}
