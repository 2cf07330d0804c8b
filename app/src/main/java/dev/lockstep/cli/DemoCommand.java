package dev.lockstep.cli;

import dev.lockstep.cli.ready.Version;
import dev.lockstep.control.Severity;
import dev.lockstep.operation.Demo;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditRecording;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.report.ControlPage;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Priorities;
import dev.lockstep.report.TextReport;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep demo`: the audit of a badly kept account that comes with the program.
@Command(
        name = "demo",
        header = "See an audit of a badly kept account; no AWS account needed.",
        description =
                "Starts a practice account on this machine, audits it, explains its worst finding,"
                        + " stops it, and says what comes next. It reads nothing of yours and leaves"
                        + " nothing running.",
        footer = {"", "Examples:", "  lockstep demo", "  lockstep demo --color always | less -R"})
final class DemoCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin private OutputOptions output = new OutputOptions();

    private final Console console;

    private final ThisProcess process;

    DemoCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        var look =
                new TextReport.Look(
                        console.width(), output.colored(console), false, ZoneOffset.UTC);
        AuditRecord audit =
                AuditRecording.of(
                        new Demo(console.accounts(), process, console.clock()).audit(),
                        Version.TEXT);
        var story = new StringBuilder();
        story.append(Paragraph.of(OPENING, look.width()));
        story.append('\n').append(new TextReport(look).text(audit, Severity.MEDIUM));
        Optional<FindingRecord> worst = Priorities.of(audit.findings()).stream().findFirst();
        worst.ifPresent(finding -> story.append(explained(finding, look)));
        story.append('\n').append(look.heading("What comes next"));
        story.append(next(look.width()));
        output.write(console, story.toString());
        return ExitStatus.DONE;
    }

    private static String explained(FindingRecord finding, TextReport.Look look) {
        return "\n"
                + look.heading("The worst of these, explained")
                + "\n"
                + new ControlPage(look).page(finding.control().id());
    }

    private static final String OPENING =
            "This is an audit of a practice account that is kept badly, as many are on their first"
                    + " day. It ran on this machine for as long as it was read, over AWS's own"
                    + " protocol. The same report comes out for your own account.";

    private static String next(int width) {
        var out = new StringBuilder();
        out.append(step(1, "Try things on a practice account of your own:", width));
        out.append("       eval \"$(lockstep practice start --background)\"\n");
        out.append("       lockstep audit\n");
        out.append("       eval \"$(lockstep practice stop --shell)\"\n");
        out.append(step(2, "Audit your own account; this only reads:", width));
        out.append("       lockstep audit --profile NAME\n");
        out.append(step(3, "Say what you want to be true, starting from what is:", width));
        out.append("       lockstep snapshot --profile NAME --output answers\n");
        out.append("       lockstep init --from-account --from answers\n");
        out.append(Paragraph.of("Then correct the file, and audit again.", width, IN, IN));
        return out.toString();
    }

    private static final String IN = "     ";

    private static String step(int number, String text, int width) {
        return Paragraph.of(text, width, "  " + number + "  ", IN);
    }
}
