package dev.lockstep.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.apply.RunRefused;
import dev.lockstep.cli.access.AccessExplainCommand;
import dev.lockstep.cli.access.AccessLintCommand;
import dev.lockstep.cli.access.AccessMakePolicyCommand;
import dev.lockstep.cli.access.AccessTestCommand;
import dev.lockstep.cli.access.EscalationsCommand;
import dev.lockstep.cli.access.ReviewCommand;
import dev.lockstep.cli.access.WhoCanCommand;
import dev.lockstep.cli.guide.GuideCommand;
import dev.lockstep.cli.keys.KeysDocumentCommand;
import dev.lockstep.cli.keys.KeysListCommand;
import dev.lockstep.cli.keys.KeysRetireCommand;
import dev.lockstep.cli.keys.KeysRotateCommand;
import dev.lockstep.cli.keys.KeysWatchCommand;
import dev.lockstep.cli.keys.StatusCommand;
import dev.lockstep.cli.mfa.MfaChaseCommand;
import dev.lockstep.cli.mfa.MfaCleanUpCommand;
import dev.lockstep.cli.mfa.MfaEnrolCommand;
import dev.lockstep.cli.mfa.MfaReplaceCommand;
import dev.lockstep.cli.mfa.MfaResyncCommand;
import dev.lockstep.cli.mfa.MfaStatusCommand;
import dev.lockstep.cli.people.PeopleImportCommand;
import dev.lockstep.cli.people.PeopleListCommand;
import dev.lockstep.cli.people.PeopleMatchCommand;
import dev.lockstep.cli.people.PeopleOffboardCommand;
import dev.lockstep.cli.people.PeopleOnboardCommand;
import dev.lockstep.cli.people.PeoplePasswordCommand;
import dev.lockstep.cli.people.PeopleSheetCommand;
import dev.lockstep.cli.people.PeopleSplitCommand;
import dev.lockstep.cli.practice.PracticeCallsCommand;
import dev.lockstep.cli.practice.PracticeClockCommand;
import dev.lockstep.cli.practice.PracticeConsoleCommand;
import dev.lockstep.cli.practice.PracticeListCommand;
import dev.lockstep.cli.practice.PracticeSaveCommand;
import dev.lockstep.cli.practice.PracticeStartCommand;
import dev.lockstep.cli.practice.PracticeStopCommand;
import dev.lockstep.cli.ready.CompletionCommand;
import dev.lockstep.cli.ready.ManCommand;
import dev.lockstep.cli.root.RootCommand;
import dev.lockstep.cli.root.RootKeysCommand;
import dev.lockstep.cli.root.RootMfaCommand;
import dev.lockstep.cli.run.ApplyCommand;
import dev.lockstep.cli.run.EvidenceCommand;
import dev.lockstep.cli.run.EvidenceVerifyCommand;
import dev.lockstep.cli.run.PlanCommand;
import dev.lockstep.cli.run.RunsCommand;
import dev.lockstep.cli.run.RunsResumeCommand;
import dev.lockstep.cli.run.RunsShowCommand;
import dev.lockstep.cli.run.UndoCommand;
import dev.lockstep.collect.NoSession;
import dev.lockstep.input.BadInput;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.Unavailable;
import dev.lockstep.operation.access.Mistaken;
import dev.lockstep.record.plan.PlanReader;
import dev.lockstep.statefolder.UnsafeFolder;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Runs a command line: every failure ends here as one line for a person and an exit status.
public final class CommandLineEdge {
    /// The parser writes no help that is narrower.
    private static final int NARROWEST_HELP = 55;

    private final Console console;
    private final ThisProcess process;

    public CommandLineEdge(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    /// Runs the command that the arguments name.
    ///
    /// @return the exit status
    public int run(List<String> arguments) {
        boolean verbose = arguments.contains("--verbose") || arguments.contains("-v");
        CommandLine commands = commands(console.width(), named(arguments));
        commands.setOut(writer(console.out()));
        commands.setErr(writer(console.err()));
        commands.setParameterExceptionHandler((fault, _) -> usage(fault));
        commands.setExecutionExceptionHandler((fault, _, _) -> failed(fault, verbose).code());
        commands.setExitCodeExceptionMapper(_ -> ExitStatus.BUG.code());
        int status;
        try {
            status = commands.execute(arguments.toArray(String[]::new));
        } catch (OutOfMemoryError e) {
            // Left alone it would end the process with status 1, which says that something fails.
            say("not enough memory for these answers; JAVA_TOOL_OPTIONS=-Xmx4g gives 4 GB");
            return ExitStatus.UNAVAILABLE.code();
        } catch (StackOverflowError e) {
            return failed(e, verbose).code();
        }
        Object result = commands.getExecutionResult();
        return result(commands, status, result);
    }

    /// The command that the arguments begin with, alone: to get to know all of them takes the
    /// parser longer than many a command takes. All, if they begin with none.
    private static Map<String, Class<?>> named(List<String> arguments) {
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        Class<?> named = Lockstep.COMMANDS.get(first);
        return named == null ? Lockstep.COMMANDS : Map.of(first, named);
    }

    private CommandLine commands(int width, Map<String, Class<?>> known) {
        var commands = new CommandLine(new Lockstep(console), new Commands());
        known.forEach(commands::addSubcommand);
        commands.setCaseInsensitiveEnumValuesAllowed(true);
        commands.setUsageHelpWidth(Math.max(width, NARROWEST_HELP));
        // What stands after an @ is a value, such as a name, and no file to read options from.
        commands.setExpandAtFiles(false);
        commands.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        return commands;
    }

    /// All commands as the parser knows them, for what is written down about them.
    ///
    /// @param width of their help, in columns
    public static CommandLine model(int width) {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
        var edge =
                new CommandLineEdge(
                        new Console(
                                nowhere,
                                nowhere,
                                Map.of(),
                                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                                Path.of("")),
                        ThisProcess.NONE);
        return edge.commands(width, Lockstep.COMMANDS);
    }

    private static int result(CommandLine commands, int status, Object result) {
        CommandLine.ParseResult parsed = commands.getParseResult();
        if (parsed != null && parsed.hasSubcommand()) {
            CommandLine.ParseResult named = parsed.subcommand();
            while (named.hasSubcommand()) {
                named = named.subcommand();
            }
            Object own = named.commandSpec().commandLine().getExecutionResult();
            return own instanceof ExitStatus exit ? exit.code() : status;
        }
        return result instanceof ExitStatus exit ? exit.code() : status;
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, UTF_8), true);
    }

    private int usage(ParameterException fault) {
        String what =
                fault instanceof UnmatchedArgumentException unmatched
                                && fault.getCommandLine().getParent() == null
                                && !unmatched.getUnmatched().isEmpty()
                                && !unmatched.getUnmatched().getFirst().startsWith("-")
                        ? "there is no command " + unmatched.getUnmatched().getFirst()
                        : sentence(Objects.requireNonNullElse(fault.getMessage(), ""));
        say(what + " (see " + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help)");
        return ExitStatus.USAGE.code();
    }

    private static String sentence(String message) {
        String first = message.lines().findFirst().orElse("not understood");
        return Character.toLowerCase(first.charAt(0)) + first.substring(1);
    }

    private ExitStatus failed(Throwable fault, boolean verbose) {
        ExitStatus status =
                switch (fault) {
                    case UsageError _, Mistaken _ -> ExitStatus.USAGE;
                    case BadInput _ -> ExitStatus.BAD_INPUT;
                    case Refused _, RunRefused _, PlanReader.Newer _, UnsafeFolder _ ->
                            ExitStatus.REFUSED;
                    case Unavailable _ -> ExitStatus.UNAVAILABLE;
                    case NotRead _ -> ExitStatus.NOT_COMPLETE;
                    case NoSession none -> status(none.why());
                    default -> ExitStatus.BUG;
                };
        if (status == ExitStatus.BUG) {
            say(
                    "this is a bug in lockstep ("
                            + fault.getClass().getSimpleName()
                            + "). "
                            + (verbose ? "Where:" : "--verbose says where"));
        } else {
            told(fault).forEach(this::say);
        }
        if (verbose) {
            console.err()
                    .println(
                            List.of(fault.getStackTrace()).stream()
                                    .map(frame -> "    at " + frame)
                                    .collect(Collectors.joining("\n")));
        }
        return status;
    }

    private static ExitStatus status(NoSession.Why why) {
        return switch (why) {
            case NOTHING_THERE -> ExitStatus.UNAVAILABLE;
            case NOT_TAKEN, KEY_NOT_KNOWN, UNREACHABLE -> ExitStatus.NOT_COMPLETE;
            case USAGE -> ExitStatus.USAGE;
        };
    }

    /// A line for each fault of a file; a line break in any other message is hostile text.
    private static List<String> told(Throwable fault) {
        String message = Objects.requireNonNullElse(fault.getMessage(), "");
        return fault instanceof BadInput ? message.lines().toList() : List.of(message);
    }

    private void say(String line) {
        console.say(line);
    }

    /// Makes each command with the console that it talks to.
    private final class Commands implements CommandLine.IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == AuditCommand.class) {
                return type.cast(new AuditCommand(console));
            }
            if (type == ReportCommand.class) {
                return type.cast(new ReportCommand(console));
            }
            if (type == PlanCommand.class) {
                return type.cast(new PlanCommand(console));
            }
            if (type == ApplyCommand.class) {
                return type.cast(new ApplyCommand(console, process));
            }
            if (type == UndoCommand.class) {
                return type.cast(new UndoCommand(console, process));
            }
            if (type == RunsCommand.class) {
                return type.cast(new RunsCommand(console));
            }
            if (type == RunsShowCommand.class) {
                return type.cast(new RunsShowCommand(console));
            }
            if (type == EvidenceCommand.class) {
                return type.cast(new EvidenceCommand(console));
            }
            if (type == EvidenceVerifyCommand.class) {
                return type.cast(new EvidenceVerifyCommand(console));
            }
            if (type == RunsResumeCommand.class) {
                return type.cast(new RunsResumeCommand(console, process));
            }
            if (type == KeysListCommand.class) {
                return type.cast(new KeysListCommand(console));
            }
            if (type == KeysDocumentCommand.class) {
                return type.cast(new KeysDocumentCommand(console, process));
            }
            if (type == KeysRetireCommand.class) {
                return type.cast(new KeysRetireCommand(console, process));
            }
            if (type == KeysRotateCommand.class) {
                return type.cast(new KeysRotateCommand(console, process));
            }
            if (type == KeysWatchCommand.class) {
                return type.cast(new KeysWatchCommand(console));
            }
            if (type == GuideCommand.class) {
                return type.cast(
                        new GuideCommand(
                                console,
                                process,
                                words -> ExitStatus.of(CommandLineEdge.this.run(words))));
            }
            if (type == StatusCommand.class) {
                return type.cast(new StatusCommand(console));
            }
            if (type == RootCommand.class) {
                return type.cast(new RootCommand(console, process));
            }
            if (type == RootMfaCommand.class) {
                return type.cast(new RootMfaCommand(console, process));
            }
            if (type == RootKeysCommand.class) {
                return type.cast(new RootKeysCommand(console, process));
            }
            if (type == PeopleListCommand.class) {
                return type.cast(new PeopleListCommand(console));
            }
            if (type == PeopleOnboardCommand.class) {
                return type.cast(new PeopleOnboardCommand(console, process));
            }
            if (type == PeoplePasswordCommand.class) {
                return type.cast(new PeoplePasswordCommand(console, process));
            }
            if (type == PeopleOffboardCommand.class) {
                return type.cast(new PeopleOffboardCommand(console, process));
            }
            if (type == PeopleSplitCommand.class) {
                return type.cast(new PeopleSplitCommand(console, process));
            }
            if (type == PeopleSheetCommand.class) {
                return type.cast(new PeopleSheetCommand(console));
            }
            if (type == PeopleMatchCommand.class) {
                return type.cast(new PeopleMatchCommand(console));
            }
            if (type == PeopleImportCommand.class) {
                return type.cast(new PeopleImportCommand(console));
            }
            if (type == MfaStatusCommand.class) {
                return type.cast(new MfaStatusCommand(console));
            }
            if (type == MfaChaseCommand.class) {
                return type.cast(new MfaChaseCommand(console));
            }
            if (type == MfaEnrolCommand.class) {
                return type.cast(new MfaEnrolCommand(console, process));
            }
            if (type == MfaResyncCommand.class) {
                return type.cast(new MfaResyncCommand(console, process));
            }
            if (type == MfaReplaceCommand.class) {
                return type.cast(new MfaReplaceCommand(console, process));
            }
            if (type == MfaCleanUpCommand.class) {
                return type.cast(new MfaCleanUpCommand(console, process));
            }
            if (type == SnapshotCommand.class) {
                return type.cast(new SnapshotCommand(console));
            }
            if (type == InitCommand.class) {
                return type.cast(new InitCommand(console));
            }
            if (type == ExplainCommand.class) {
                return type.cast(new ExplainCommand(console));
            }
            if (type == AccessTestCommand.class) {
                return type.cast(new AccessTestCommand(console));
            }
            if (type == AccessLintCommand.class) {
                return type.cast(new AccessLintCommand(console));
            }
            if (type == AccessMakePolicyCommand.class) {
                return type.cast(new AccessMakePolicyCommand(console));
            }
            if (type == PracticeStartCommand.class) {
                return type.cast(new PracticeStartCommand(console, process));
            }
            if (type == PracticeListCommand.class) {
                return type.cast(new PracticeListCommand(console));
            }
            if (type == PracticeStopCommand.class) {
                return type.cast(new PracticeStopCommand(console));
            }
            if (type == PracticeClockCommand.class) {
                return type.cast(new PracticeClockCommand(console));
            }
            if (type == PracticeSaveCommand.class) {
                return type.cast(new PracticeSaveCommand(console));
            }
            if (type == PracticeConsoleCommand.class) {
                return type.cast(new PracticeConsoleCommand(console));
            }
            if (type == PracticeCallsCommand.class) {
                return type.cast(new PracticeCallsCommand(console));
            }
            if (type == WhoCanCommand.class) {
                return type.cast(new WhoCanCommand(console));
            }
            if (type == AccessExplainCommand.class) {
                return type.cast(new AccessExplainCommand(console));
            }
            if (type == ReviewCommand.class) {
                return type.cast(new ReviewCommand(console));
            }
            if (type == EscalationsCommand.class) {
                return type.cast(new EscalationsCommand(console));
            }
            if (type == CompletionCommand.class) {
                return type.cast(new CompletionCommand(console));
            }
            if (type == ManCommand.class) {
                return type.cast(new ManCommand(console));
            }
            if (type == Lockstep.VersionLines.class) {
                return type.cast(new Lockstep.VersionLines(console));
            }
            if (type == DemoCommand.class) {
                return type.cast(new DemoCommand(console, process));
            }
            return CommandLine.defaultFactory().create(type);
        }
    }
}
