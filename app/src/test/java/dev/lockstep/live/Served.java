package dev.lockstep.live;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.aws.AwsAccounts;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.PracticeSave;
import dev.lockstep.operation.SaveSnapshot;
import dev.lockstep.operation.SavedAnswers;
import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.running.ClientEnvironment;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.server.PracticeServer;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.shape.FromSnapshot;
import dev.lockstep.practice.state.OwnSession;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.SessionKey;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// A practice account that is served in this process, and audits of it. They have an environment of
/// their own: nothing of the machine is read.
record Served(PracticeServer server, RunningPractice running) implements AutoCloseable {
    /// Patient on a busy machine, and not slowed down where nobody throttles.
    static final Limits QUICK =
            new Limits(
                    16,
                    5_000,
                    5_000,
                    500,
                    200,
                    2,
                    Duration.ofMillis(1),
                    Duration.ofMillis(2),
                    Duration.ofSeconds(40),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(5));

    private static final Options.TruthKey TRUTH =
            new Options.TruthKey("AKIATRUTH00000EXAMPLE", new Secret("truth"));

    static Served of(FreshAccount fresh, UnaryOperator<Options> more) throws IOException {
        return of(fresh.state(), Duration.ZERO, more);
    }

    static Served of(FreshAccount fresh) throws IOException {
        return of(fresh, UnaryOperator.identity());
    }

    /// As `practice start --from FOLDER` serves it.
    static Served from(Path folder) throws IOException {
        AccountSnapshot snapshot = AccountSnapshot.of(SnapshotFolder.read(folder));
        Instant now = now();
        return of(
                FromSnapshot.make(snapshot, now).state(),
                snapshot.takenAt()
                        .filter(taken -> taken.isAfter(now))
                        .map(taken -> Duration.between(now, taken))
                        .orElse(Duration.ZERO),
                UnaryOperator.identity());
    }

    /// Such as one that keeps an older report.
    static Served of(PracticeState state, UnaryOperator<Options> more) throws IOException {
        return of(state, Duration.ZERO, more);
    }

    private static Served of(PracticeState state, Duration ahead, UnaryOperator<Options> more)
            throws IOException {
        Instant now = now();
        var number = new AtomicInteger();
        SessionKey key =
                OwnSession.of(
                        state.truth(),
                        now.plus(Duration.ofDays(400)).plus(ahead),
                        prefix -> prefix + "%016d".formatted(number.incrementAndGet()));
        var token = new Secret("control");
        Options options =
                Options.of(AllOperations.list(), token, InstantSource.system())
                        .withTruthKey(TRUTH)
                        .withAhead(ahead);
        PracticeServer server =
                PracticeServer.start(
                        state.withSecrets(state.secrets().withSession(key.id(), key.session())),
                        more.apply(options));
        var running =
                new RunningPractice(
                        "live",
                        new RunningPractice.Serving(
                                ProcessHandle.current().pid(), Optional.empty()),
                        server.endpoint().getPort(),
                        token,
                        state.truth().id().orElseThrow(),
                        "live",
                        state.truth().users().size(),
                        options.enforced(),
                        now,
                        new RunningPractice.Session(
                                key.id(), key.session().secret(), key.session().token()),
                        new RunningPractice.Key(TRUTH.id(), TRUTH.secret()),
                        Optional.empty());
        return new Served(server, running);
    }

    static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /// What points a client at it, and nothing else.
    Map<String, String> environment() {
        return ClientEnvironment.session(running);
    }

    /// The account as the state folder would name it.
    PracticeRegistry.Seen seen() {
        return new PracticeRegistry.Seen(
                running,
                Optional.of(
                        new PracticeRegistry.Time(server.clock().now(), server.clock().ahead())));
    }

    static Goal goal(Optional<Path> baseline, Optional<Instant> now) {
        return new Goal(baseline, false, now, Audit.Selection.ALL, Optional.empty());
    }

    LiveAccount reader(Limits limits) {
        return new LiveAccount(
                new AwsAccounts("0", Clock.systemUTC(), limits), _ -> Optional.of(seen()));
    }

    LiveAccount.Request request(boolean deep, Goal goal) {
        return new LiveAccount.Request(
                SessionRequest.isolated(environment(), Clock.systemUTC()), deep, goal);
    }

    Audit audit(boolean deep, Goal goal) {
        return reader(QUICK).judge(request(deep, goal), LiveAccount.Watch.NOBODY).audit();
    }

    /// `lockstep snapshot`.
    Audit snapshot(boolean deep, Goal goal, Path folder) throws IOException {
        return new SaveSnapshot(reader(QUICK))
                .save(request(deep, goal), folder, LiveAccount.Watch.NOBODY);
    }

    /// `lockstep practice save`.
    void save(Path folder) throws IOException {
        new PracticeSave(new AwsAccounts("0", Clock.systemUTC(), QUICK), InstantSource.system())
                .save(seen(), folder);
    }

    /// `lockstep audit --from FOLDER`.
    static Audit saved(Path folder, Goal goal) {
        return new SavedAnswers(Clock.systemUTC()).audit(folder, goal);
    }

    /// Each verdict in a line.
    static List<String> lines(Audit audit) {
        return audit.findings().stream()
                .map(finding ->
                        finding.control().id()
                                + " | "
                                + finding.status().id()
                                + " | "
                                + finding.subject().kind().id()
                                + " "
                                + finding.subject().name()
                                + " | "
                                + finding.verdict().summary())
                .toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
