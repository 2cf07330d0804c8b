package dev.lockstep.cli;

import dev.lockstep.cli.access.AccessCommand;
import dev.lockstep.cli.guide.GuideCommand;
import dev.lockstep.cli.keys.KeysCommand;
import dev.lockstep.cli.keys.StatusCommand;
import dev.lockstep.cli.mfa.MfaCommand;
import dev.lockstep.cli.people.PeopleCommand;
import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.CompletionCommand;
import dev.lockstep.cli.ready.ManCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.cli.root.RootCommand;
import dev.lockstep.cli.run.ApplyCommand;
import dev.lockstep.cli.run.EvidenceCommand;
import dev.lockstep.cli.run.PlanCommand;
import dev.lockstep.cli.run.RunsCommand;
import dev.lockstep.cli.run.UndoCommand;
import dev.lockstep.operation.ExitStatus;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/// `lockstep` itself: without a command it says what it is.
@Command(
        name = "lockstep",
        versionProvider = Lockstep.VersionLines.class,
        header = "Locks an AWS account down, step by step, and keeps it locked.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  lockstep guide                   all eight steps, together with you",
            "  lockstep demo                    the whole story on a badly kept account",
            "  lockstep audit                   read your account and judge it",
            "  lockstep audit --from DIR        judge saved answers of AWS",
            "  lockstep audit --profile audit --step 6 --all",
            "  lockstep plan                    what would change; changes nothing",
            "  lockstep status                  what waits for you, and until when",
            "  lockstep practice start          a local look-alike of AWS to try things on",
            "  lockstep explain root-mfa        what a control checks, and how to mend it",
            "",
            "Exit status: 0 well, 1 something fails, 2 a plan has changes, 3 not complete,",
            "4 refused, 64 usage, 65 bad input file, 69 something is missing on this",
            "machine, 70 a bug, 130 interrupted."
        })
public final class Lockstep implements Callable<ExitStatus> {
    static final String NAME = "lockstep";

    /// The commands by name, in the order in which help lists them.
    static final SequencedMap<String, Class<?>> COMMANDS = commands();

    private static SequencedMap<String, Class<?>> commands() {
        var commands = new LinkedHashMap<String, Class<?>>();
        commands.put("audit", AuditCommand.class);
        commands.put("report", ReportCommand.class);
        commands.put("snapshot", SnapshotCommand.class);
        commands.put("plan", PlanCommand.class);
        commands.put("apply", ApplyCommand.class);
        commands.put("undo", UndoCommand.class);
        commands.put("runs", RunsCommand.class);
        commands.put("evidence", EvidenceCommand.class);
        commands.put("guide", GuideCommand.class);
        commands.put("root", RootCommand.class);
        commands.put("people", PeopleCommand.class);
        commands.put("mfa", MfaCommand.class);
        commands.put("keys", KeysCommand.class);
        commands.put("status", StatusCommand.class);
        commands.put("access", AccessCommand.class);
        commands.put("init", InitCommand.class);
        commands.put("explain", ExplainCommand.class);
        commands.put("practice", PracticeCommand.class);
        commands.put("demo", DemoCommand.class);
        commands.put("completion", CompletionCommand.class);
        commands.put("man", ManCommand.class);
        return Collections.unmodifiableSequencedMap(commands);
    }

    private final Console console;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version.")
    @SuppressWarnings("unused") // picocli acts on it
    private boolean version;

    Lockstep(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        console.out().print(WELCOME);
        return ExitStatus.DONE;
    }

    /// What `--version` says.
    static final class VersionLines implements IVersionProvider {
        private final Console console;

        VersionLines(Console console) {
            this.console = console;
        }

        @Override
        public String[] getVersion() {
            return Version.lines(console.vendor()).toArray(String[]::new);
        }
    }

    /// What the program says without a command.
    public static final String WELCOME =
            """
            Lockstep locks an AWS account down, step by step, and keeps it locked.

              1  a strong password policy        5  one user for each person
              2  MFA on root                     6  MFA for each user
              3  no root access keys             7  no unneeded access keys
              4  groups for daily work           8  each person verified

            It reads what AWS says of the account, and tells step by step what is well, what
            is not, what cannot be known, and what to do about each. It plans what mends
            that, and changes nothing before you have seen it and said yes.

            Start with one of these:

              lockstep demo                 the whole story on a badly kept account; no AWS
                                            account needed
              lockstep audit                read your AWS account, as the AWS CLI would, and
                                            judge it (--from DIR: saved answers)
              lockstep plan                 what would change, and what would come of it

            lockstep practice start gives you an account to try everything on; lockstep init
            writes a lockstep.yaml, where you say what you want to be true.
            lockstep --help lists everything.
            """;
}
