package dev.lockstep.cli;

import dev.lockstep.control.Severity;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.record.AuditReader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep report`: shows a saved audit in another form.
@Command(
        name = "report",
        header = "Show a saved audit in another form.",
        description = {
            "Takes the JSON that lockstep audit --format json wrote, and writes it for people",
            "or for other programs. Nothing is read from AWS and nothing is judged again."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep audit --format json --output audit.json",
            "  lockstep report audit.json",
            "",
            "Exit status: 0, whatever the audit found; 65 if the file is no audit."
        })
final class ReportCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin private ReportOptions report = new ReportOptions();

    @Parameters(paramLabel = "AUDIT.json", description = "The saved audit.")
    private @Nullable Path file;

    private final Console console;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (file == null) {
            throw new UsageError("AUDIT.json says which audit to show");
        }
        report.check();
        report.write(
                console, AuditReader.read(console.resolve(file), file.toString()), Severity.MEDIUM);
        return ExitStatus.DONE;
    }
}
