package dev.lockstep.operation;

import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.server.PracticeServer;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.wire.AwsModel;
import dev.lockstep.practice.wire.Operation;
import dev.lockstep.statefolder.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Serves a practice account from this process until it is stopped or interrupted; then nothing of
/// it is left but the lockstep.yaml, if that was written outside the state folder.
public final class PracticeStart {
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final String FILE = "lockstep.yaml";

    private final PracticeRegistry registry;
    private final ThisProcess process;
    private final InstantSource clock;

    /// @param clock the real time
    public PracticeStart(PracticeRegistry registry, ThisProcess process, InstantSource clock) {
        this.registry = registry;
        this.process = process;
        this.clock = clock;
    }

    /// The operations that a practice account knows, as a policy names them, such as
    /// `iam:ListUsers`.
    public static Set<String> operations() {
        return AwsModel.get().services().stream()
                .flatMap(service -> service.operations().values().stream())
                .map(Operation::action)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// A name for a new account, by its shape.
    public static String newId(Optional<Path> from, AccountShape shape) {
        return PracticeKeys.name(from.isPresent() ? "snapshot" : shape.id());
    }

    /// Serves it.
    ///
    /// @param begun is told once, when the server answers
    /// @param interrupted is told if the process is interrupted, when everything is tidied up
    /// @throws Refused if the file for the baseline is there already
    /// @throws Unavailable if the port cannot be had
    /// @throws dev.lockstep.input.BadInput if the snapshot folder is none
    public void serve(
            PracticeRequest request,
            Consumer<RunningPractice> begun,
            Consumer<RunningPractice> interrupted)
            throws InterruptedException {
        Path baseline = baselinePlace(request);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        PracticeMade made = PracticeMade.of(request, now);
        PracticeKeys keys = PracticeKeys.fresh();
        boolean asRoot = request.from().isEmpty() && request.shape() == AccountShape.EMPTY;
        try (PracticeServer server = start(made, keys, asRoot, request, now)) {
            RunningPractice running = running(request, made, keys, server, baseline, now);
            try (var _ = process.whenInterrupted(() -> end(server, running, interrupted))) {
                write(() -> PrivateFile.write(baseline, made.baseline()), baseline);
                write(() -> registry.put(running), baseline);
                begun.accept(running);
                boolean stopped = false;
                while (!stopped) {
                    stopped = server.awaitStop(LOOK);
                }
            } finally {
                registry.remove(running.id());
            }
        }
    }

    private void end(
            PracticeServer server, RunningPractice running, Consumer<RunningPractice> interrupted) {
        server.close();
        registry.remove(running.id());
        interrupted.accept(running);
    }

    private PracticeServer start(
            PracticeMade made,
            PracticeKeys keys,
            boolean asRoot,
            PracticeRequest request,
            Instant now) {
        var options =
                Options.of(PracticeMade.OPERATIONS, keys.token(), clock)
                        .withPort(request.port())
                        .withDenied(request.denied())
                        .withFaults(request.faults())
                        .withVisibleAfter(Options.USUAL_DELAY)
                        .withSeed(request.seed())
                        .withAhead(made.ahead())
                        .withEnforced(request.enforced())
                        .withTruthKey(
                                new Options.TruthKey(
                                        keys.truth().accessKeyId(), keys.truth().secret()));
        try {
            return PracticeServer.start(keys.admitted(made.state(), asRoot, now), options);
        } catch (IOException e) {
            throw new Unavailable(
                    request.port() == 0
                            ? "no port of loopback (127.0.0.1) can be had"
                            : "port "
                                    + request.port()
                                    + " of loopback cannot be had; another program may use it: give"
                                    + " another --port, or none for one that is free");
        }
    }

    private static RunningPractice running(
            PracticeRequest request,
            PracticeMade made,
            PracticeKeys keys,
            PracticeServer server,
            Path baseline,
            Instant now) {
        ProcessHandle self = ProcessHandle.current();
        return new RunningPractice(
                request.id(),
                new RunningPractice.Serving(self.pid(), self.info().startInstant()),
                server.endpoint().getPort(),
                keys.token(),
                made.state().truth().id().orElse(""),
                request.shapeName(),
                made.state().truth().users().size(),
                request.enforced(),
                now,
                keys.session(),
                keys.truth(),
                Optional.of(baseline.toString()));
    }

    private Path baselinePlace(PracticeRequest request) {
        if (request.baseline().isPresent()) {
            Path wanted = request.directory().resolve(request.baseline().get()).toAbsolutePath();
            if (Files.exists(wanted, LinkOption.NOFOLLOW_LINKS)) {
                throw new Refused(
                        wanted
                                + " is there already and was left alone; give another"
                                + " --baseline-out FILE");
            }
            Path folder = wanted.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new Refused("there is no folder " + folder + " to write a lockstep.yaml to");
            }
            return wanted;
        }
        Path usual = request.directory().resolve(FILE).toAbsolutePath();
        return Files.exists(usual, LinkOption.NOFOLLOW_LINKS)
                        || !Files.isWritable(request.directory().toAbsolutePath())
                ? registry.baseline(request.id())
                : usual;
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void write(Writing writing, Path place) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new Unavailable("cannot write " + place + ": no right to it, or no room");
        }
    }
}
