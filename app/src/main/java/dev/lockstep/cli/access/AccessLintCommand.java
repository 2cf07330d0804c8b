package dev.lockstep.cli.access;

import dev.lockstep.cli.CommonOptions;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.access.PolicyFileCheck;
import dev.lockstep.operation.access.PolicyFileCheck.Attached;
import dev.lockstep.report.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep access lint`: what is wrong with policies in files.
@Command(
        name = "lint",
        header = "Look for what AWS refuses in policies, and for likely mistakes.",
        description = {
            "Each file holds one policy in JSON. What AWS would refuse is told in its",
            "words; what it accepts but likely means something else is told with the reason",
            "and what to do: a variable without a version, a Deny without MFA that access",
            "keys pass by, an action that nobody knows ... One line each: FILE:LINE:COLUMN:",
            "words [name of the mistake]."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep access lint policies/developers.json",
            "  lockstep access lint --kind trust trust.json",
            "",
            "Exit status: 0 nothing to tell, 1 something is told, 65 a file is no policy."
        })
public final class AccessLintCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "The policies.")
    private List<Path> files = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = {
                "What they are to be attached to: ${COMPLETION-CANDIDATES}.",
                "Default: ${DEFAULT-VALUE}."
            },
            defaultValue = "identity")
    private Attached kind = Attached.identity;

    private final Console console;

    public AccessLintCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (files.isEmpty()) {
            throw new UsageError("FILE says which policy to look at");
        }
        boolean anything = false;
        for (Path file : files) {
            String name = Printable.line(file.toString());
            for (var told : PolicyFileCheck.of(console.resolve(file), name, kind)) {
                anything = true;
                console.out()
                        .println(
                                name
                                        + ":"
                                        + told.line()
                                        + ":"
                                        + told.column()
                                        + ": "
                                        + Printable.line(told.words())
                                        + " ["
                                        + told.id()
                                        + "]");
            }
        }
        return anything ? ExitStatus.FAILS : ExitStatus.DONE;
    }
}
