package dev.lockstep.cli.run;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.OutputOptions;
import dev.lockstep.cli.ZoneOption;
import dev.lockstep.record.plan.PlanRecord;
import dev.lockstep.record.plan.PlanWriter;
import dev.lockstep.report.TextReport;
import dev.lockstep.report.plan.PlanMarkdown;
import dev.lockstep.report.plan.PlanText;
import dev.lockstep.report.plan.ShellScript;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// In which form a plan is shown, and where it goes.
final class PlanOutput {
    @Mixin private OutputOptions output = new OutputOptions();
    @Mixin private ZoneOption zone = new ZoneOption();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES} (default: text).")
    private Format format = Format.text;

    @Option(
            names = "--all",
            description = "Show each change, person and finding, however many there are.")
    private boolean all;

    /// The formats; the constants are the words of the option.
    enum Format {
        text,
        json,
        shell,
        markdown
    }

    /// @throws dev.lockstep.cli.UsageError if there is no such zone
    void check() {
        zone.zone();
    }

    /// Writes a plan.
    ///
    /// @param next what to do next
    void write(Console console, PlanRecord plan, List<String> next) {
        switch (format) {
            case text ->
                    output.write(
                            console,
                            new PlanText(look(console)).text(plan, "Lockstep plan for", next));
            case json -> output.write(console, out -> PlanWriter.write(plan, out));
            case shell -> output.write(console, ShellScript.of(plan));
            case markdown -> output.write(console, new PlanMarkdown(all).text(plan));
        }
    }

    private TextReport.Look look(Console console) {
        return new TextReport.Look(console.width(), output.colored(console), all, zone.zone());
    }
}
