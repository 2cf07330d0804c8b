package dev.lockstep.cli;

import dev.lockstep.account.AwsDate;
import dev.lockstep.control.Audit;
import dev.lockstep.control.ControlCatalog;
import dev.lockstep.control.Severity;
import dev.lockstep.control.Step;
import dev.lockstep.operation.AuditAccount;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Threshold;
import dev.lockstep.report.JsonReport;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep audit`: judges saved answers of AWS.
@Command(
        name = "audit",
        header = "Judge an account against the baseline. Reads only.",
        description = {
            "Reads answers of AWS that were saved in a folder, in the shape in which the AWS",
            "CLI prints them, or a lone credential report, and says step by step what is",
            "well, what is not, what cannot be known, and what to do about each."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep audit --from answers/",
            "  lockstep audit --from credential-report.csv --step user-mfa",
            "  lockstep audit --from answers/ --only key-age --all",
            "  lockstep audit --from answers/ --format json --output audit.json",
            "",
            "Exit status: 1 if anything fails at or above --fail-on, else 3 if AWS refused or",
            "did not answer what a verdict hangs on, else 0."
        })
final class AuditCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private BaselineOptions baselineOptions = new BaselineOptions();
    @Mixin private OutputOptions output = new OutputOptions();

    @Option(
            names = "--from",
            paramLabel = "PATH",
            description = "A folder of saved answers, or a credential report (needed for now).")
    private @Nullable Path from;

    @Option(
            names = "--now",
            paramLabel = "INSTANT",
            description =
                    "Judge as of this time, such as 2026-01-31T12:00:00Z (default: when the answers"
                            + " were taken, else the clock).")
    private @Nullable String now;

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    @Option(
            names = "--step",
            paramLabel = "N|NAME",
            description = "Only this step (can be given again); 0 is the account around them.")
    private List<String> steps = List.of();

    @Option(
            names = "--only",
            paramLabel = "CONTROL",
            description = "Only this control (can be given again).")
    private List<String> only = List.of();

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            defaultValue = "medium",
            description =
                    "The least severity that counts: info, low, medium, high or critical (default:"
                            + " ${DEFAULT-VALUE}).")
    private String failOn = "medium";

    @Option(
            names = "--strict",
            description = "Everything that cannot be known counts as not complete (exit 3).")
    private boolean strict;

    @Option(
            names = "--allow-undetermined",
            description = "Nothing that cannot be known counts as not complete.")
    private boolean allowUndetermined;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(names = "--all", description = "Show every finding: fold nothing, leave nothing out.")
    private boolean all;

    @Option(
            names = "--time-zone",
            paramLabel = "ZONE",
            description = "Show times in this zone, such as Europe/Warsaw (default: UTC).")
    private @Nullable String zone;

    private final Console console;

    AuditCommand(Console console) {
        this.console = console;
    }

    /// Formats of an audit; the constants are the words of the option.
    enum Format {
        text,
        json
    }

    @Override
    public ExitStatus call() {
        if (from == null) {
            throw new UsageError(
                    "for now audit judges saved answers only: give --from DIR (a folder of answers"
                            + " as the AWS CLI prints them, or a credential report)");
        }
        Audit.Selection selection = selection();
        Threshold threshold = new Threshold(severity(failOn), strict, allowUndetermined);
        Optional<Instant> given = Optional.ofNullable(now).map(AuditCommand::instant);
        ZoneId shownIn = zone();
        Audit audit =
                new AuditAccount(console.clock())
                        .audit(
                                new AuditAccount.Request(
                                        console.resolve(from),
                                        baselineOptions.path(console),
                                        baselineOptions.allowOutside(),
                                        given,
                                        selection,
                                        Optional.ofNullable(account)));
        output.write(console, rendered(audit, threshold, shownIn));
        tellMissing(threshold.missing(audit));
        return threshold.exitStatus(audit);
    }

    private String rendered(Audit audit, Threshold threshold, ZoneId shownIn) {
        return switch (format) {
            case json -> new JsonReport(Version.TEXT).text(audit);
            case text ->
                    new TextReport(
                                    new TextReport.Look(
                                            console.width(), output.colored(console), all, shownIn))
                            .text(audit, threshold.failOn());
        };
    }

    private void tellMissing(Set<String> missing) {
        if (common.quiet) {
            return;
        }
        for (String lack : missing) {
            console.err().println("lockstep: not complete: " + Printable.line(lack));
        }
    }

    private Audit.Selection selection() {
        var chosenSteps = new LinkedHashSet<Step>();
        for (String step : steps) {
            chosenSteps.add(
                    List.of(Step.values()).stream()
                            .filter(one ->
                                    one.id().equals(step)
                                            || Integer.toString(one.number()).equals(step))
                            .findFirst()
                            .orElseThrow(() ->
                                    new UsageError(
                                            "there is no step "
                                                    + step
                                                    + "; steps are 1 to 8, or password-policy,"
                                                    + " root-mfa … (0 or account: around"
                                                    + " them)")));
        }
        for (String id : only) {
            if (ControlCatalog.isWaiting(id) && !common.quiet) {
                console.err()
                        .println(
                                "lockstep: "
                                        + id
                                        + " does not judge anything yet: it needs to know what"
                                        + " policies do, which this version does not");
            } else if (!ControlCatalog.knownIds().contains(id)) {
                throw new UsageError("there is no control " + id + ExplainCommand.didYouMean(id));
            }
        }
        return new Audit.Selection(chosenSteps, Set.copyOf(only));
    }

    private static Severity severity(String name) {
        return List.of(Severity.values()).stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UsageError(
                                "--fail-on is one of info, low, medium, high, critical;"
                                        + " not "
                                        + name));
    }

    private static Instant instant(String text) {
        try {
            return AwsDate.parse(text);
        } catch (DateTimeException e) {
            throw new UsageError("--now is a time such as 2026-01-31T12:00:00Z; not " + text);
        }
    }

    private ZoneId zone() {
        if (zone == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new UsageError("--time-zone is a zone such as Europe/Warsaw; not " + zone);
        }
    }
}
