package dev.lockstep.cli;

import dev.lockstep.control.ControlCatalog;
import dev.lockstep.input.NearestName;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.report.ControlPage;
import dev.lockstep.report.TextReport;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep explain`: what a control checks, why it matters, and how to mend it.
@Command(
        name = "explain",
        header = "What a control checks, why it matters, how to mend it by hand.",
        description = "Without an ID it lists all controls, step by step.",
        footer = {
            "",
            "Examples:",
            "  lockstep explain",
            "  lockstep explain root-mfa",
            "  lockstep explain key-age | less"
        })
final class ExplainCommand implements Callable<ExitStatus> {
    @SuppressWarnings("unused") // picocli acts on it
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Mixin private OutputOptions output = new OutputOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            completionCandidates = SelectionOptions.ControlIds.class,
            description = "A control, such as root-mfa.")
    private @Nullable String id;

    private final Console console;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        var pages =
                new ControlPage(
                        new TextReport.Look(
                                console.width(), output.colored(console), false, ZoneOffset.UTC));
        output.write(console, id == null ? pages.list() : page(pages, id));
        return ExitStatus.DONE;
    }

    private static String page(ControlPage pages, String id) {
        return ControlCatalog.byId(id)
                .map(control -> pages.page(control.info().id()))
                .orElseThrow(() -> new UsageError("there is no control " + id + didYouMean(id)));
    }

    /// The nearest id, for somebody who mistyped one.
    static String didYouMean(String id) {
        return NearestName.of(id, ControlCatalog.knownIds())
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("; lockstep explain lists them all");
    }
}
