package dev.lockstep.operation;

import dev.lockstep.apply.Steering;
import dev.lockstep.collect.Accounts;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.control.Audit;
import dev.lockstep.evidence.Verification;
import dev.lockstep.evidence.Verify;
import dev.lockstep.operation.run.ApplyPlan;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.MakePlan;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.operation.run.UndoRun;
import dev.lockstep.operation.run.WriteEvidence;
import dev.lockstep.practice.running.ClientEnvironment;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.practice.server.Options;
import dev.lockstep.practice.server.PracticeServer;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.statefolder.PrivateFile;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The whole story on a badly kept practice account, which lives in this process and no longer than
/// the story: it is audited, mended by a plan, given back, and the evidence is checked.
///
/// Nothing of the person's own configuration is read or sent. What a run writes down goes into a
/// folder of its own, and nothing is left of it.
public final class Demo implements AutoCloseable {
    private static final AccountShape SHAPE = AccountShape.WORST;
    private static final long SEED = 1;

    private final Path folder;
    private final PracticeServer server;
    private final ThisProcess.Interruption interruption;
    private final LiveAccount accounts;
    private final LiveAccount.Request request;
    private final MakePlan planning;
    private final String version;

    /// Serves the account.
    ///
    /// @param clock the real time
    /// @param version Lockstep's own
    /// @throws Unavailable if it cannot be served on this machine
    public static Demo begin(
            Accounts accounts, ThisProcess process, InstantSource clock, String version) {
        Path folder;
        try {
            folder = Files.createTempDirectory("lockstep-demo");
        } catch (IOException e) {
            throw new Unavailable("no temporary folder can be made for the demo");
        }
        boolean isSet = false;
        try {
            var demo = new Demo(folder, accounts, process, clock, version);
            isSet = true;
            return demo;
        } catch (IOException e) {
            throw new Unavailable(
                    "no port of loopback (127.0.0.1) can be had for the demo, or nothing can be"
                            + " written to its temporary folder");
        } finally {
            if (!isSet) {
                delete(folder);
            }
        }
    }

    private Demo(
            Path folder,
            Accounts accounts,
            ThisProcess process,
            InstantSource clock,
            String version)
            throws IOException {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        PracticeMade made = PracticeMade.shaped(SHAPE, OptionalInt.empty(), SEED, now);
        PracticeKeys keys = PracticeKeys.fresh();
        Path baseline = folder.resolve("lockstep.yaml");
        PrivateFile.write(baseline, made.baseline());
        this.folder = folder;
        this.version = version;
        this.server =
                PracticeServer.start(
                        keys.admitted(made.state(), false, now),
                        Options.of(PracticeMade.OPERATIONS, keys.token(), clock).withSeed(SEED));
        this.interruption = process.whenInterrupted(this::end);
        RunningPractice running = running(server, keys, now);
        var time = new PracticeRegistry.Time(now, Duration.ZERO);
        this.accounts =
                new LiveAccount(
                        accounts,
                        _ -> Optional.of(new PracticeRegistry.Seen(running, Optional.of(time))));
        SessionRequest session =
                SessionRequest.isolated(ClientEnvironment.session(running), clock).keptIn(state());
        this.request =
                new LiveAccount.Request(
                        session,
                        false,
                        new Goal(
                                Optional.of(baseline),
                                false,
                                Optional.empty(),
                                Audit.Selection.ALL,
                                Optional.empty()));
        this.planning = new MakePlan(version, accounts.actions());
    }

    /// Reads the account over the wire as any account of AWS, and judges it.
    public Audit audit() {
        return accounts.judge(request, LiveAccount.Watch.NOBODY).audit();
    }

    /// Plans what mends it, and holds it for that; to be closed.
    public Ready plan() {
        return new ApplyPlan(accounts, planning)
                .ready(
                        new ApplyPlan.Request(
                                request,
                                new MakePlan.Wanted(Audit.Selection.ALL, Set.of()),
                                Optional.empty()),
                        LiveAccount.Watch.NOBODY);
    }

    /// Plans what takes a run back, and holds the account for that; to be closed.
    public Ready undo(String run) {
        return new UndoRun(accounts, planning)
                .ready(
                        new UndoRun.Request(request, run, Set.of(), Set.of()),
                        LiveAccount.Watch.NOBODY);
    }

    /// Carries a plan out, with all that it asks a person confirmed: nobody works here.
    public CarryOut.Finished carryOut(Ready ready) {
        return CarryOut.begin(
                        accounts,
                        ready,
                        Set.copyOf(ready.toConfirm().keySet()),
                        Steering.SILENT,
                        version)
                .carryOut(LiveAccount.Watch.NOBODY);
    }

    /// Writes the signed evidence of a run, and checks it.
    ///
    /// @throws Unavailable if it cannot be written
    public Verification evidence(String run, WriteEvidence.Summary summary) {
        Path file = folder.resolve("evidence.zip");
        try {
            PrivateFile.write(
                    file,
                    new WriteEvidence(StateFolder.at(state()))
                            .of(run, Optional.empty(), summary)
                            .zip());
        } catch (IOException e) {
            throw new Unavailable("the evidence of the demo cannot be written");
        }
        return Verify.file(file, "evidence.zip", Optional.empty());
    }

    private Path state() {
        return folder.resolve("state");
    }

    /// Ends it; nothing is left.
    @Override
    public void close() {
        interruption.close();
        end();
    }

    private void end() {
        server.close();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path one : deepestFirst) {
                Files.deleteIfExists(one);
            }
        } catch (IOException _) {
            // It holds nothing but what was made up.
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
