package dev.lockstep.cli.access;

import dev.lockstep.access.question.Escalations;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.access.AskAccess;
import dev.lockstep.operation.access.ReadAccount;
import dev.lockstep.record.access.AccessJson;
import dev.lockstep.report.access.EscalationsDot;
import dev.lockstep.report.access.EscalationsText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep access escalations`: who can become an administrator, and how.
@Command(
        name = "escalations",
        header = "Who can become an administrator, and by which steps.",
        description = {
            "Tells who is an administrator in effect, and who can make themselves one: by",
            "their own policies, by passing or assuming a role, by credentials of others,",
            "in whatever number of steps; each with the statements that it rests on."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep access escalations",
            "  lockstep access escalations --from answers/ --format json",
            "  lockstep access escalations --format dot | dot -Tsvg > escalations.svg",
            "",
            "Exit status: 3 if AWS refused or did not answer what the answer hangs on, else",
            "0."
        })
public final class EscalationsCommand implements Callable<ExitStatus> {
    @Mixin private AskOptions ask = new AskOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json or dot (default: ${DEFAULT-VALUE}).")
    private GraphFormat format = GraphFormat.text;

    private final Console console;

    public EscalationsCommand(Console console) {
        this.console = console;
    }

    /// Formats of a graph; the constants are the words of the option.
    enum GraphFormat {
        text,
        json,
        dot
    }

    @Override
    public ExitStatus call() {
        ReadAccount read = ask.read(console);
        if (!read.isKnown()) {
            return ask.withoutAnswer(console, read);
        }
        Escalations answer = new AskAccess(read).escalations();
        switch (format) {
            case text ->
                    ask.write(
                            console,
                            EscalationsText.of(
                                    answer, AskOptions.account(read), ask.look(console)));
            case json ->
                    ask.write(
                            console,
                            out -> AccessJson.escalations(answer, AskOptions.about(read), out));
            case dot -> ask.write(console, EscalationsDot.of(answer.graph()));
        }
        return ask.done(console, read, !answer.entries().isEmpty());
    }
}
