package dev.lockstep.cli;

import dev.lockstep.cli.ready.Version;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Severity;
import dev.lockstep.evidence.Verification;
import dev.lockstep.operation.Demo;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.run.CarryOut;
import dev.lockstep.operation.run.Ready;
import dev.lockstep.operation.run.RunRecording;
import dev.lockstep.record.AuditRecording;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.plan.EvidencePage;
import dev.lockstep.report.plan.PlanText;
import dev.lockstep.report.plan.RunText;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `lockstep demo`: the whole story on a badly kept account that comes with the program.
@Command(
        name = "demo",
        header = "See the whole story on a badly kept account; no AWS account needed.",
        description =
                "Starts a practice account on this machine, audits it, plans what mends it, carries"
                        + " the plan out, audits again, takes it all back, checks the evidence, and"
                        + " says what comes next. It reads nothing of yours and leaves nothing"
                        + " running and nothing on disk.",
        footer = {"", "Examples:", "  lockstep demo", "  lockstep demo --color always | less -R"})
final class DemoCommand implements Callable<ExitStatus> {
    /// How many of the worst findings are told.
    private static final int SOME = 2;

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
        var story = new Story(look, output.isFile() ? null : console);
        boolean asTold;
        try (Demo demo = Demo.begin(console.accounts(), process, console.clock(), Version.TEXT)) {
            asTold = story.tell(demo);
        }
        story.next();
        if (output.isFile()) {
            output.write(console, story.text());
        }
        return asTold ? ExitStatus.DONE : ExitStatus.FAILS;
    }

    /// The story as it is told, chapter by chapter.
    private static final class Story {
        private final TextReport.Look look;
        private final @Nullable Console console;
        private final StringBuilder all = new StringBuilder();

        /// @param console who hears each chapter when it is over; without one, nobody
        Story(TextReport.Look look, @Nullable Console console) {
            this.look = look;
            this.console = console;
        }

        String text() {
            return all.toString();
        }

        /// Tells it.
        ///
        /// @return whether all went as it is told
        boolean tell(Demo demo) {
            say(paragraph(OPENING));
            Audit before = demo.audit();
            chapter(
                    "1. What is wrong: lockstep audit",
                    paragraph(AUDITED) + "\n" + brief(before, SOME));
            RunRecord applied;
            Audit after;
            try (Ready ready = demo.plan()) {
                var plan = new PlanText(look);
                chapter(
                        "2. What would mend it: lockstep plan",
                        paragraph(PLANNED)
                                + "\n"
                                + plan.brief(ready.made().record())
                                + "\n"
                                + plan.noticed(ready.made().record())
                                + "\n"
                                + paragraph(
                                        left(ready)
                                                + " The plan also carries the least IAM policy"
                                                + " that making its changes takes."));
                CarryOut.Finished run = demo.carryOut(ready);
                applied = RunRecording.of(run);
                after = run.after().orElse(before);
                chapter(
                        "3. Carried out: lockstep apply",
                        paragraph(APPLIED + typed(ready)) + "\n" + ended(applied));
            }
            chapter(
                    "4. What is left: lockstep audit",
                    paragraph(applied.differences().isEmpty() ? LEFT : "")
                            + "\n"
                            + brief(after, 0));
            RunRecord undone;
            try (Ready ready = demo.undo(applied.id())) {
                var first = new ArrayList<String>();
                ready.undoes()
                        .ifPresent(one -> {
                            first.add("What cannot be taken back:");
                            one.stays().stream().sorted().forEach(why -> first.add("- " + why));
                        });
                undone = RunRecording.of(demo.carryOut(ready));
                chapter(
                        "5. Taken back: lockstep undo",
                        paragraph(UNDONE)
                                + "\n"
                                + ended(undone)
                                + "\n"
                                + new PlanText(look).before(ready.made().record(), first));
            }
            Verification evidence = demo.evidence(applied.id(), EvidencePage::of);
            chapter(
                    "6. Proved: lockstep evidence",
                    paragraph(PROVING + " " + proved(applied, evidence)));
            return isDone(applied) && isDone(undone) && evidence.isGood();
        }

        private String brief(Audit audit, int things) {
            return new TextReport(look)
                    .brief(AuditRecording.of(audit, Version.TEXT), Severity.MEDIUM, things);
        }

        private String ended(RunRecord run) {
            return new RunText(look).brief(run);
        }

        private static boolean isDone(RunRecord run) {
            return run.done() == run.changes().size() && run.differences().isEmpty();
        }

        private static String left(Ready ready) {
            return ready.made().record().byHand().size()
                    + " things are left to a person, each with what to do, such as MFA for root: no"
                    + " API can give it.";
        }

        private static String typed(Ready ready) {
            int many = ready.toConfirm().size();
            return many == 0
                    ? ""
                    : " A person types the names of "
                            + many
                            + " keys first: programs use them, and lose rights or the key.";
        }

        private static String proved(RunRecord run, Verification evidence) {
            return evidence.isGood()
                    ? "The evidence is a zip with both audits, the plan, the journal and a page for"
                            + " an auditor, signed by "
                            + evidence.signer().orElse("?")
                            + ". It was checked: nothing was altered since run "
                            + run.id()
                            + "."
                    : "The evidence does not hold: " + String.join("; ", evidence.faults());
        }

        void next() {
            var out = new StringBuilder();
            out.append(step(1, "Play it on a practice account of your own:"));
            out.append("       eval \"$(lockstep practice start --background)\"\n");
            out.append("       lockstep audit\n");
            out.append("       lockstep apply\n");
            out.append("       eval \"$(lockstep practice stop --shell)\"\n");
            out.append(step(2, "Audit your own account; this only reads:"));
            out.append("       lockstep audit --profile NAME\n");
            out.append(step(3, "Say what you want to be true, starting from what is:"));
            out.append("       lockstep snapshot --profile NAME --output answers\n");
            out.append("       lockstep init --from-account --from answers\n");
            out.append(
                    Paragraph.of(
                            "Then correct the file, and let lockstep plan say what it would do.",
                            look.width(),
                            IN,
                            IN));
            chapter("What comes next", out.toString());
        }

        private String step(int number, String text) {
            return Paragraph.of(text, look.width(), "  " + number + "  ", IN);
        }

        private void chapter(String title, String text) {
            say("\n" + look.heading(title) + "\n" + text);
        }

        private String paragraph(String text) {
            return Paragraph.of(text, look.width());
        }

        private void say(String text) {
            all.append(text);
            if (console != null) {
                console.out().print(text);
                console.out().flush();
            }
        }
    }

    private static final String AUDITED =
            "The account is read and judged by the eight steps. Nothing is changed. Of what is to"
                    + " be mended, the worst comes first.";

    private static final String PLANNED =
            "The plan says what would be changed, and why; nothing is changed yet. It is rehearsed"
                    + " on a copy of what was read, and the copy is audited: before → after. It is"
                    + " made in waves, so that a person can look in between. Below stands the first"
                    + " change of each kind.";

    private static final String LEFT =
            "The account is read again, live, and judged: what the rehearsal promised has come"
                    + " about. What is left takes a person, or must wait.";

    private static final String PROVING = "Whoever was not there can check what was done.";

    private static final String OPENING =
            "This is the story of a practice account that is kept badly, as many are on their first"
                    + " day. It lives on this machine until the story ends, and answers as AWS does,"
                    + " over AWS's own protocol. The same commands do the same on your own account.";

    private static final String APPLIED =
            "The plan is made again from what the account says then, shown, and asked for. Each"
                    + " write is written down before it is made, and looked at until it is seen.";

    private static final String UNDONE =
            "If it was not what you wanted, it goes back. Undo is a plan as well, from the journal"
                    + " of the run: shown, guarded and asked for like any other, and it says what"
                    + " cannot come back.";

    private static final String IN = "     ";
}
