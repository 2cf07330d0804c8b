package dev.lockstep.cli.guide;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.NotComplete;
import dev.lockstep.cli.UsageError;
import dev.lockstep.control.Step;
import dev.lockstep.guide.Skip;
import dev.lockstep.guide.Skips;
import dev.lockstep.guide.Walk;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.Refused;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.guide.LookAround;
import dev.lockstep.operation.guide.SkipFile;
import dev.lockstep.record.guide.GuideJson;
import dev.lockstep.report.guide.GuideText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep guide`: all eight steps in order, with the person at the keyboard.
@Command(
        name = "guide",
        header = "All eight steps in order, together with you.",
        description = {
            "Shows where the account stands in each step, says what the step is for, and",
            "does it with you: each task is one of Lockstep's own commands, with its",
            "questions, guards and journal. After each, AWS is asked what has become true.",
            "Leave it at any time (q, Ctrl-C): lockstep guide goes on from there.",
            "",
            "A step can be skipped with a reason, which stands in the evidence of later",
            "runs. As root on the first day it makes your first administrator, and ends."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep guide",
            "  lockstep guide --status",
            "  lockstep guide --step user-mfa",
            "  lockstep guide --skip \"root-keys=the vendor moves in May\" --status",
            "  lockstep guide --take-back root-keys --status",
            "",
            "Exit status: 0 every step holds or is accepted, 1 something is left, skipped or",
            "waits, 3 AWS refused or did not answer what it hangs on, 4 there is no",
            "terminal, and nothing was done, 130 interrupted."
        })
public final class GuideCommand implements Callable<ExitStatus> {
    @Mixin private GuideOptions options = new GuideOptions();

    @Option(names = "--status", description = "Show where each step stands, and do nothing.")
    private boolean status;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "Of --status: text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(
            names = "--step",
            paramLabel = "STEP",
            completionCandidates = StepNames.class,
            description = "Begin at this step: 1 to 8, or its name.")
    private @Nullable String step;

    @Option(
            names = "--skip",
            paramLabel = "STEP=REASON",
            description = "Skip this step, and say why (can be given again).")
    private List<String> skips = List.of();

    @Option(
            names = "--take-back",
            paramLabel = "STEP",
            completionCandidates = StepNames.class,
            description = "Walk this step again that was skipped.")
    private List<String> takenBack = List.of();

    @Option(
            names = {"-y", "--yes"},
            description = "Carry out plans without asking; what takes a person is asked.")
    private boolean yes;

    @Option(
            names = "--confirm",
            paramLabel = "ID",
            description = "Confirm what a plan has typed, such as a key id (can be given again).")
    private List<String> confirmed = List.of();

    private final Console console;
    private final ThisProcess process;
    private final Commands commands;

    /// The formats; the constants are the words of the option.
    enum Format {
        text,
        json
    }

    private record Wanted(Step step, String reason) {}

    /// @param commands runs the commands that the walk is made of
    public GuideCommand(Console console, ThisProcess process, Commands commands) {
        this.console = console;
        this.process = process;
        this.commands = commands;
    }

    @Override
    public ExitStatus call() {
        options.shape(console);
        Step from = step == null ? Step.PASSWORD_POLICY : named(step);
        List<Wanted> wanted = skips.stream().map(GuideCommand::wanted).toList();
        List<Step> back = takenBack.stream().map(GuideCommand::named).toList();
        if (format == Format.json && !status) {
            throw new UsageError("--format is for --status");
        }
        LookAround.Around around = options.look(console);
        if (!wanted.isEmpty() || !back.isEmpty()) {
            around = noted(around, wanted, back);
        }
        if (status) {
            show(around);
            return exit(around);
        }
        if (!console.answering().isThere() && !yes) {
            show(around);
            if (!wanted.isEmpty() || !back.isEmpty()) {
                return exit(around);
            }
            throw new Refused(
                    "nothing was done: there is no terminal to walk at. --status shows where you"
                            + " stand, --skip STEP=REASON skips, --yes carries out plans");
        }
        return new GuideTalk(console, process, commands, options, yes, confirmed)
                .walk(around, from);
    }

    /// Keeps what is skipped, and what is not any more.
    private static LookAround.Around noted(
            LookAround.Around around, List<Wanted> wanted, List<Step> back) {
        Skips skips = around.seen().skips();
        for (Step one : back) {
            if (skips.of(one).isEmpty()) {
                throw new Refused("step " + one.number() + " is not skipped; nothing was done");
            }
            skips = skips.takenBack(one, by(around), when(around));
        }
        for (Wanted one : wanted) {
            skips = skips.with(skip(around, one.step(), one.reason()));
        }
        return kept(around, skips);
    }

    /// Keeps skips, and shows the walk by them.
    ///
    /// @throws Refused if there is no place to keep them
    static LookAround.Around kept(LookAround.Around around, Skips skips) {
        SkipFile.write(
                around.runs()
                        .orElseThrow(() ->
                                new Refused(
                                        "there is no place to write down what is skipped: set"
                                                + " LOCKSTEP_HOME to a folder of your own")),
                skips);
        return around.with(skips);
    }

    static Skip skip(LookAround.Around around, Step step, String reason) {
        return new Skip(step, reason, by(around), when(around), Optional.empty());
    }

    private static String by(LookAround.Around around) {
        return around.seen().caller().orElse("(unknown)");
    }

    private static Instant when(LookAround.Around around) {
        return around.seen().now().truncatedTo(ChronoUnit.SECONDS);
    }

    private void show(LookAround.Around around) {
        switch (format) {
            case text ->
                    options.output()
                            .write(
                                    console,
                                    new GuideText(options.shape(console))
                                                    .overview(
                                                            around.about(),
                                                            around.seen().now(),
                                                            around.walk())
                                            + new GuideText(options.shape(console))
                                                    .end(around.walk()));
            case json ->
                    options.output()
                            .write(
                                    console,
                                    out ->
                                            GuideJson.write(
                                                    around.about(),
                                                    around.seen().now(),
                                                    around.walk(),
                                                    out));
        }
        if (!options.isQuiet()) {
            NotComplete.tell(console, around.missing());
        }
    }

    /// What a scheduler hears of it.
    static ExitStatus exit(LookAround.Around around) {
        Walk walk = around.walk();
        return walk.isWell()
                ? ExitStatus.DONE
                : walk.isNotKnown() ? ExitStatus.NOT_COMPLETE : ExitStatus.FAILS;
    }

    private static Wanted wanted(String text) {
        int at = text.indexOf('=');
        if (at < 0) {
            throw new UsageError("--skip is STEP=REASON: say why, for whoever asks later");
        }
        return new Wanted(named(text.substring(0, at)), reason(text.substring(at + 1)));
    }

    /// A reason as it is kept.
    ///
    /// @throws UsageError if it is none
    static String reason(String text) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > Skip.LONGEST_REASON) {
            throw new UsageError(
                    "the reason of a skip has 1 to "
                            + Skip.LONGEST_REASON
                            + " characters: say why, for whoever asks later");
        }
        return plain;
    }

    private static Step named(String name) {
        return steps().filter(
                        one -> one.id().equals(name) || Integer.toString(one.number()).equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new UsageError(
                                "there is no step "
                                        + name
                                        + "; steps are 1 to 8, or "
                                        + String.join(", ", steps().map(Step::id).toList())));
    }

    private static Stream<Step> steps() {
        return Stream.of(Step.values()).filter(one -> one.number() > 0);
    }

    /// The names of the steps, for a shell that completes them.
    static final class StepNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return new ArrayList<>(steps().map(Step::id).toList()).iterator();
        }
    }
}
