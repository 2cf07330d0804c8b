package dev.lockstep.cli.run;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.cli.ZoneOption;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanWriter;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.record.plan.RunWriter;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.plan.PlanText;
import dev.lockstep.report.plan.RunText;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// In which form a run is shown, and where it goes.
public final class RunOutput {
    @Mixin private OutputOptions output = new OutputOptions();
    @Mixin private ZoneOption zone = new ZoneOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.text;

    @Option(names = "--all", description = "Show each change, however many there are.")
    private boolean all;

    /// The formats; the constants are the words of the option.
    public enum Format {
        text,
        json
    }

    /// In which form it is shown.
    public Format format() {
        return format;
    }

    /// Where the answer goes.
    public OutputOptions destination() {
        return output;
    }

    /// Checks the options.
    ///
    /// @throws dev.lockstep.cli.UsageError if there is no such zone
    public void check() {
        zone.zone();
    }

    /// Shows what is about to be done, before anybody is asked. As JSON it comes with the outcome,
    /// and a person on a terminal reads it on standard error.
    public void before(Console console, PlanRecord plan, String what, List<String> first) {
        print(console, new PlanText(look(console)).text(plan, what, first, List.of()));
    }

    /// Shows changes that a person has asked for by name, before anybody is asked.
    public void asked(Console console, PlanRecord plan) {
        print(console, new PlanText(look(console)).asked(plan));
    }

    private void print(Console console, String text) {
        if (format == Format.text) {
            console.out().print(text);
            console.out().flush();
        } else if (console.isErrorTerminal()) {
            console.err().print(text);
            console.err().flush();
        }
    }

    /// Writes a plan of which nothing was carried out.
    public void nothing(Console console, PlanRecord plan) {
        if (format == Format.json) {
            output.write(console, out -> PlanWriter.write(plan, out));
        }
    }

    /// Writes how a run came out.
    ///
    /// @param plan what was carried out, where it is known
    public void after(
            Console console, Optional<PlanRecord> plan, RunRecord run, List<String> next) {
        switch (format) {
            case text ->
                    output.write(
                            console,
                            (plan.isPresent() ? "\n" : "")
                                    + new RunText(look(console)).text(run, next));
            case json ->
                    output.write(
                            console,
                            out -> {
                                if (plan.isPresent()) {
                                    PlanWriter.write(plan.get(), run, out);
                                } else {
                                    RunWriter.write(run, out);
                                }
                            });
        }
    }

    /// Writes a run as its folder tells it.
    void show(Console console, RunRecord run, List<String> next) {
        after(console, Optional.empty(), run, next);
    }

    /// Writes a list of runs.
    void list(Console console, List<RunRecord> runs) {
        switch (format) {
            case text -> output.write(console, new RunText(look(console)).list(runs));
            case json -> output.write(console, out -> RunWriter.list(runs, out));
        }
    }

    private TextReport.Look look(Console console) {
        return new TextReport.Look(console.width(), output.colored(console), all, zone.zone());
    }
}
