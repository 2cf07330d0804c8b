package dev.lockstep.cli;

import dev.lockstep.control.Severity;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.record.AuditReader;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.report.Frameworks;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `lockstep report`: shows a saved audit in another form.
@Command(
        name = "report",
        header = "Show a saved audit in another form.",
        description = {
            "Takes the JSON that lockstep audit --format json wrote, and writes it for",
            "people or for other programs. Nothing is read from AWS and nothing is judged",
            "again."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep audit --format json --output audit.json",
            "  lockstep report audit.json",
            "  lockstep report audit.json --format markdown --output audit.md",
            "  lockstep report audit.json --framework cis-7.0",
            "  lockstep report audit.json --since last-month.json",
            "",
            "Exit status: 0, whatever the audit found; 4 if --since names an audit of",
            "another account, 65 if a file is no audit."
        })
final class ReportCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin private ReportOptions report = new ReportOptions();

    @Parameters(paramLabel = "AUDIT.json", description = "The saved audit.")
    private @Nullable Path file;

    @Option(
            names = "--framework",
            paramLabel = "NAME",
            description =
                    "Order by cis-7.0, cis-6.0, cis-5.0 or cis-3.0, and say what of its identity"
                            + " section is not covered.")
    private @Nullable String framework;

    private final Console console;

    ReportCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (file == null) {
            throw new UsageError("AUDIT.json says which audit to show");
        }
        report.check(console);
        if (framework != null && !Frameworks.ids().contains(framework)) {
            throw new UsageError(
                    "--framework is one of "
                            + String.join(", ", Frameworks.ids())
                            + "; not "
                            + framework);
        }
        AuditRecord audit = AuditReader.read(console.resolve(file), file.toString());
        report.write(
                console,
                framework == null ? audit : Frameworks.order(audit, framework),
                Severity.MEDIUM);
        return ExitStatus.DONE;
    }
}
