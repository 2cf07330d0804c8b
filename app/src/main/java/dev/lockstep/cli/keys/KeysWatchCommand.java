package dev.lockstep.cli.keys;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.keys.KeyReads;
import dev.lockstep.operation.keys.LookAtKeys;
import dev.lockstep.operation.keys.WatchKeys;
import dev.lockstep.record.keys.AgendaJson;
import dev.lockstep.report.keys.AgendaText;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep keys watch`: what happened to access keys since the last look, and what is due.
@Command(
        name = "watch",
        header = "What happened to access keys since the last look; what is due; what ends.",
        description = {
            "Compares the keys with those of the last look, which is kept in the state",
            "folder: which are new, gone, changed, used again or used while inactive, and",
            "which run of this machine did it. Then what is due within 30 days, and which",
            "needs end. A line for each; asked twice on a day (UTC) it tells the same."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep keys watch",
            "  lockstep keys watch --profile audit --format json",
            "  lockstep keys watch --print-policy",
            "",
            "Exit status: 1 if something waits for you, else 3 if AWS refused or did not",
            "answer what it hangs on, or the last look could not be read or kept, else 0."
        })
public final class KeysWatchCommand implements Callable<ExitStatus> {
    @Mixin private KeysOptions options = new KeysOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(
            names = "--deep",
            description =
                    "Ask for the keys of every user, also of more than 500 whose report is older.")
    private boolean deep;

    @Option(
            names = "--print-policy",
            description = "Print the IAM policy that this needs; read nothing.")
    private boolean printPolicy;

    private final Console console;

    public KeysWatchCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        var reads = new KeyReads(true, deep);
        if (printPolicy) {
            options.write(console, reads.policy());
            return ExitStatus.DONE;
        }
        options.zone();
        LookAtKeys.Looked looked = options.look(console, reads);
        WatchKeys watching = WatchKeys.of(looked);
        WatchKeys.Watched watched = watching.watched();
        switch (format) {
            case text ->
                    options.write(
                            console,
                            new AgendaText(options.look(console, true))
                                    .watch(
                                            looked.about(),
                                            watched.day(),
                                            watched.since(),
                                            watched.agenda(),
                                            watched.notices(),
                                            !console.isTerminal()));
            case json ->
                    options.write(
                            console,
                            out ->
                                    AgendaJson.watch(
                                            new AgendaJson.Head(
                                                    looked.about(),
                                                    watched.day(),
                                                    watched.notices(),
                                                    looked.incomplete()),
                                            watched.since(),
                                            watched.agenda(),
                                            out));
        }
        // Only what has been told is kept: nothing is lost if this process ends before.
        var faults = new ArrayList<String>();
        watching.fault().ifPresent(faults::add);
        watching.keep().ifPresent(faults::add);
        boolean incomplete = options.isIncomplete(console, looked.incomplete(), faults);
        return watched.agenda().isForYou()
                ? ExitStatus.FAILS
                : incomplete ? ExitStatus.NOT_COMPLETE : ExitStatus.DONE;
    }
}
