package dev.lockstep.cli;

import dev.lockstep.cli.practice.PracticeCommand;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Severity;
import dev.lockstep.operation.AuditPolicy;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.SavedAnswers;
import dev.lockstep.operation.Threshold;
import dev.lockstep.record.AuditRecording;
import dev.lockstep.redact.Redaction;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep audit`: judges an account, live or from saved answers.
@Command(
        name = "audit",
        header = "Judge an account against the baseline. Reads only.",
        description = {
            "Reads the account from AWS, with the credentials and the options of the AWS",
            "CLI, and says step by step what is well, what is not, what cannot be known,",
            "and what to do about each. --from judges answers that were saved before."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep audit",
            "  lockstep audit --profile audit --region eu-west-1",
            "  lockstep audit --print-policy",
            "  lockstep audit --from answers/",
            "  lockstep audit --from credential-report.csv --step user-mfa",
            "  lockstep audit --from answers/ --only key-age --all",
            "  lockstep audit --from answers/ --format json --output audit.json",
            "  lockstep audit --since audit.json",
            "  lockstep audit --from answers/ --format csv --output audit.csv",
            "  lockstep audit --redact --output for-others.txt",
            "",
            "Exit status: 1 if anything fails at or above --fail-on, else 3 if AWS refused",
            "or did not answer what a verdict hangs on, else 0."
        })
final class AuditCommand implements Callable<ExitStatus> {
    @Mixin private CommonOptions common = new CommonOptions();
    @Mixin private BaselineOptions baselineOptions = new BaselineOptions();
    @Mixin private ReportOptions report = new ReportOptions();
    @Mixin private LiveOptions live = new LiveOptions();
    @Mixin private SavedOptions saved = new SavedOptions();
    @Mixin private SelectionOptions selection = new SelectionOptions();
    @Mixin private RedactOptions redacting = new RedactOptions();

    @Option(
            names = "--account",
            paramLabel = "ID",
            description = "The account that is meant; any other is refused.")
    private @Nullable String account;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            completionCandidates = Severities.class,
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
            names = "--print-policy",
            description = "Print the IAM policy that an audit needs; read nothing.")
    private boolean printPolicy;

    private final Console console;

    AuditCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        if (printPolicy) {
            report.write(console, AuditPolicy.document(console.accounts().actions()));
            return ExitStatus.DONE;
        }
        if (strict && allowUndetermined) {
            throw new UsageError("--strict and --allow-undetermined say the opposite; give one");
        }
        Threshold threshold = new Threshold(severity(failOn), strict, allowUndetermined);
        report.check(console);
        var goal =
                new Goal(
                        baselineOptions.path(console),
                        baselineOptions.allowOutside(),
                        saved.now(),
                        selection.selection(),
                        Optional.ofNullable(account));
        LiveAccount.Judged judged =
                saved.from().map(answers -> saved(answers, goal)).orElseGet(() -> live(goal));
        Optional<Redaction.Redacted> redacted =
                redacting
                        .redaction(console)
                        .map(redaction ->
                                redaction.audit(
                                        judged.audit(),
                                        judged.files(),
                                        judged.notices(),
                                        Version.TEXT));
        Audit shown = redacted.map(Redaction.Redacted::audit).orElse(judged.audit());
        report.write(
                console,
                redacted.map(Redaction.Redacted::record)
                        .orElseGet(() -> AuditRecording.of(judged.audit(), Version.TEXT)),
                threshold.failOn());
        if (!common.quiet) {
            NotComplete.tell(console, threshold.missing(shown));
            redacted.ifPresent(_ -> redacting.tell(console, "this report"));
        }
        return threshold.exitStatus(judged.audit());
    }

    private LiveAccount.Judged live(Goal goal) {
        try (var bar = new ReadingBar(console, common.quiet)) {
            return new LiveAccount(console.accounts(), PracticeCommand.lookup(console))
                    .judge(live.request(console, goal), bar);
        }
    }

    private LiveAccount.Judged saved(Path answers, Goal goal) {
        live.refuseWithSavedAnswers();
        return new SavedAnswers(console.clock()).judge(console.resolve(answers), goal);
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

    /// The severities, for a shell that completes them.
    static final class Severities implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of(Severity.values()).stream().map(Severity::id).iterator();
        }
    }
}
