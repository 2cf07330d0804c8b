package dev.lockstep.cli.practice;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.input.NearestName;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.PracticeLaunch;
import dev.lockstep.operation.PracticeRequest;
import dev.lockstep.operation.PracticeStart;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.practice.server.Faults;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.report.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep practice start`: serves a practice account here, or behind the shell's back.
@Command(
        name = "start",
        header = "Start a practice account.",
        description = {
            "Serves a practice account on loopback until it is interrupted; with",
            "--background, until it is stopped. Prints one line that points a shell at it:",
            "the AWS CLI, the SDKs and lockstep then ask the practice account."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep practice start",
            "  eval \"$(lockstep practice start --background)\"",
            "  lockstep practice start --account typical --users 200",
            "  lockstep practice start --account typical --enforce",
            "  lockstep practice start --deny iam:ListUsers --faults throttle=0.3,delay=20ms",
            "",
            "Exit status: 0 stopped (with --background: it answers), 4 refused, 69 no port",
            "to be had, 130 interrupted."
        })
public final class PracticeStartCommand implements Callable<ExitStatus> {
    private static final int MOST_USERS = 20_000;
    private static final int HIGHEST_PORT = 65_535;

    @Mixin private CommonOptions common = new CommonOptions();

    @Option(
            names = "--account",
            paramLabel = "SHAPE",
            completionCandidates = Shapes.class,
            defaultValue = "worst",
            description =
                    "How the account is kept: worst (all that the eight steps warn of; the first"
                            + " thing to try), typical (half kept), tidy (well kept) or empty"
                            + " (nothing but root). Default: ${DEFAULT-VALUE}.")
    private AccountShape shape = AccountShape.WORST;

    @Option(names = "--users", paramLabel = "N", description = "How many users it has.")
    private @Nullable Integer users;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "The same seed gives the same account, byte for byte (default:"
                            + " ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(
            names = "--from",
            paramLabel = "SNAPSHOT",
            description = "Load a folder of saved answers, instead of --account.")
    private @Nullable Path from;

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Listen on this port (default: one that is free).")
    private @Nullable Integer port;

    @Option(
            names = "--background",
            description = "Come back when the server answers, and leave it running.")
    private boolean background;

    @Option(
            names = "--deny",
            paramLabel = "OPERATION",
            split = ",",
            description =
                    "Refuse these operations, such as iam:ListUsers (separated by commas, or given"
                            + " again).")
    private List<String> denied = List.of();

    @Option(
            names = "--faults",
            paramLabel = "FAULTS",
            description =
                    "What goes wrong, as in throttle=0.3,error=0.1,lost=0.05,delay=20ms: shares of"
                            + " calls that are throttled, answered with a 5xx, or carried out with"
                            + " the answer lost; and how much later each answer comes.")
    private @Nullable String faults;

    @Option(
            names = "--enforce",
            description =
                    "Judge each call by the policies of whoever makes it, as AWS does. Without it,"
                            + " whoever has credentials may call everything.")
    private boolean enforced;

    @Option(
            names = "--baseline-out",
            paramLabel = "FILE",
            description =
                    "Where to write the lockstep.yaml of its people, groups and services (default:"
                            + " ./lockstep.yaml if there is none, else beside the state).")
    private @Nullable Path baseline;

    /// The name under which a process of its own serves; only --background gives it.
    @Option(names = "--serve-as", hidden = true)
    private @Nullable String serveAs;

    private final Console console;
    private final ThisProcess process;

    public PracticeStartCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() throws InterruptedException {
        PracticeRequest request = request();
        PracticeRegistry registry = PracticeCommand.registry(console);
        if (background) {
            return launch(request, registry);
        }
        new PracticeStart(registry, process, console.clock())
                .serve(
                        request,
                        running -> {
                            if (serveAs == null) {
                                print(running);
                                tell(running, "it runs until you press Ctrl-C here, or until: ");
                            }
                        },
                        running -> note("practice account " + running.id() + " was stopped"));
        return ExitStatus.DONE;
    }

    private ExitStatus launch(PracticeRequest request, PracticeRegistry registry)
            throws InterruptedException {
        var outcome =
                new PracticeLaunch(registry, process, console.environment())
                        .launch(request.id(), arguments(request), console.resolve(Path.of("")));
        return switch (outcome) {
            case PracticeLaunch.Outcome.Answers(RunningPractice running) -> {
                print(running);
                tell(running, "it runs until: ");
                yield ExitStatus.DONE;
            }
            case PracticeLaunch.Outcome.Ended(int status, List<String> said) -> {
                said.forEach(line -> console.err().println(Printable.line(line)));
                if (said.isEmpty()) {
                    note("the practice account ended before it answered");
                }
                yield ExitStatus.of(status);
            }
        };
    }

    private void print(RunningPractice running) {
        console.out().println(ShellVariables.set(running, console.environment()));
        console.out().flush();
    }

    private void tell(RunningPractice running, String until) {
        note(
                "practice account "
                        + running.id()
                        + " (AWS account "
                        + running.account()
                        + " is made up; "
                        + running.users()
                        + " users) answers at "
                        + running.endpoint());
        running.baseline()
                .ifPresent(file ->
                        note(
                                "its people and groups stand in "
                                        + file
                                        + (isFound(file)
                                                ? ""
                                                : "; audit with --baseline " + file)));
        if (console.isTerminal()) {
            note("paste the line above into a shell to point it there");
        }
        note(
                "sign in at its console, as root or as a user: lockstep practice console "
                        + running.id());
        note(until + "lockstep practice stop " + running.id());
    }

    /// Whether audits in this folder find it by themselves.
    private boolean isFound(String file) {
        return console.resolve(Path.of("lockstep.yaml")).toAbsolutePath().equals(Path.of(file));
    }

    private void note(String line) {
        if (!common.quiet) {
            console.err().println("lockstep: " + Printable.line(line));
            console.err().flush();
        }
    }

    private PracticeRequest request() {
        if (from != null && users != null) {
            throw new UsageError("--users belongs to --account; a snapshot has its own");
        }
        Optional<Path> loaded = Optional.ofNullable(from);
        return new PracticeRequest(
                serveAs == null ? PracticeStart.newId(loaded, shape) : serveAs,
                shape,
                users == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(within("--users", users, 1, MOST_USERS)),
                seed,
                loaded.map(console::resolve),
                port == null ? 0 : within("--port", port, 1, HIGHEST_PORT),
                operations(),
                readFaults(),
                enforced,
                Optional.ofNullable(baseline),
                console.resolve(Path.of("")));
    }

    private static int within(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw new UsageError(option + " is a number from " + least + " to " + most);
        }
        return value;
    }

    private Set<String> operations() {
        var operations = new TreeSet<String>();
        for (String one : denied) {
            if (!PracticeStart.operations().contains(one)) {
                throw new UsageError(
                        "a practice account knows no operation "
                                + one
                                + NearestName.of(one, PracticeStart.operations())
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse("; expected one such as iam:ListUsers"));
            }
            operations.add(one);
        }
        return operations;
    }

    private Faults readFaults() {
        if (faults == null) {
            return Faults.NONE;
        }
        try {
            return Faults.parse(faults);
        } catch (IllegalArgumentException e) {
            throw new UsageError("--faults: " + e.getMessage());
        }
    }

    /// The command line of the process that serves. It names no secret: those are made there.
    private List<String> arguments(PracticeRequest request) {
        var words = new ArrayList<>(List.of("practice", "start", "--serve-as", request.id()));
        words.add("--account=" + request.shape().id());
        words.add("--seed=" + request.seed());
        request.users().ifPresent(number -> words.add("--users=" + number));
        request.from().ifPresent(folder -> words.add("--from=" + folder));
        request.baseline().ifPresent(file -> words.add("--baseline-out=" + file));
        if (port != null) {
            words.add("--port=" + port);
        }
        if (faults != null) {
            words.add("--faults=" + faults);
        }
        if (request.enforced()) {
            words.add("--enforce");
        }
        if (!request.denied().isEmpty()) {
            words.add("--deny=" + String.join(",", request.denied()));
        }
        return words;
    }

    /// The shapes, for a shell that completes them.
    static final class Shapes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(AccountShape.values()).stream().map(AccountShape::id).iterator();
        }
    }
}
