package dev.lockstep.cli;

import dev.lockstep.account.Answers;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Severity;
import dev.lockstep.operation.AuditAccount;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.report.ControlPage;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Priorities;
import dev.lockstep.report.TextReport;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep demo`: the audit of a badly kept account that comes with the program.
@Command(
        name = "demo",
        header = "See an audit of a badly kept account; no AWS account needed.",
        description =
                "Audits an account that comes with the program, explains its worst finding, and"
                        + " says what comes next. It reads nothing of yours and changes nothing.",
        footer = {"", "Examples:", "  lockstep demo", "  lockstep demo --color always | less -R"})
final class DemoCommand implements Callable<ExitStatus> {
    private static final String ACCOUNT = "/dev/lockstep/demo/account";

    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin private OutputOptions output = new OutputOptions();

    private final Console console;

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        var look =
                new TextReport.Look(
                        console.width(), output.colored(console), false, ZoneOffset.UTC);
        Answers answers = SnapshotFolder.read(new SnapshotFiles.OnClassPath(ACCOUNT));
        var operation = new AuditAccount(console.clock());
        Audit audit =
                operation.audit(
                        answers,
                        Baseline.DEFAULT,
                        operation.instant(answers, Optional.empty()),
                        Audit.Selection.ALL,
                        Optional.empty());
        var story = new StringBuilder();
        story.append(Paragraph.of(OPENING, look.width()));
        story.append('\n').append(new TextReport(look).text(audit, Severity.MEDIUM));
        Optional<Finding> worst = Priorities.of(audit.findings()).stream().findFirst();
        worst.ifPresent(finding -> story.append(explained(finding, look)));
        story.append('\n').append(look.heading("What comes next"));
        for (String line : NEXT) {
            story.append(line).append('\n');
        }
        output.write(console, story.toString());
        return ExitStatus.DONE;
    }

    private static String explained(Finding finding, TextReport.Look look) {
        return "\n"
                + look.heading("The worst of these, explained")
                + "\n"
                + new ControlPage(look).page(finding.control().id());
    }

    private static final String OPENING =
            "This is an audit of a made-up account that is kept badly, as many are on their first"
                    + " day. The same report comes out for your own account.";

    private static final List<String> NEXT =
            List.of(
                    "  1  Save what AWS says of your own account. One report is enough to begin:",
                    "",
                    "       aws iam generate-credential-report",
                    "       aws iam get-credential-report > credential-report.json",
                    "",
                    "     and, for most of the rest, in the same folder:",
                    "",
                    "       aws iam get-account-authorization-details > \\",
                    "           account-authorization-details.json",
                    "       aws iam get-account-summary > account-summary.json",
                    "",
                    "  2  lockstep audit --from .",
                    "  3  lockstep init --from-account --from .    then correct the file, and audit",
                    "                                              again");
}
