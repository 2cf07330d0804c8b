package dev.lockstep.cli.keys;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.UsageError;
import dev.lockstep.cli.ready.Version;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.keys.KeyReads;
import dev.lockstep.operation.keys.LookAtKeys;
import dev.lockstep.operation.keys.WhatWaits;
import dev.lockstep.record.keys.About;
import dev.lockstep.record.keys.AgendaJson;
import dev.lockstep.report.keys.AgendaText;
import dev.lockstep.statefolder.StateFolder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `lockstep status`: all that waits, on one screen.
@Command(
        name = "status",
        header = "What waits and until when, what falls due, interrupted runs.",
        description = {
            "Runs without an end, enrolments that stopped half way, keys that are due or in",
            "their waiting time, needs, exceptions and attestations that end within 30",
            "days: from the state folder, lockstep.yaml and AWS. One screen; --all shows",
            "all."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep status",
            "  lockstep status --offline",
            "  lockstep status --all",
            "  lockstep status --format json",
            "",
            "Exit status: 1 if something waits for you, else 3 if AWS refused or did not",
            "answer what it hangs on, or the files of a run were altered, else 0."
        })
public final class StatusCommand implements Callable<ExitStatus> {
    @Mixin private KeysOptions options = new KeysOptions();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}).")
    private Format format = Format.text;

    @Option(names = "--offline", description = "Do not ask AWS; only what is on this machine.")
    private boolean offline;

    @Option(names = "--all", description = "Show everything, however many rows it takes.")
    private boolean all;

    private final Console console;

    private record Found(About about, WhatWaits waits, Set<String> incomplete) {}

    public StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public ExitStatus call() {
        options.zone();
        Optional<StateFolder> state =
                StateFolder.named(console.environment(), console.resolve(Path.of("")));
        Found found = offline ? here(state) : live(state);
        WhatWaits waits = found.waits();
        switch (format) {
            case text ->
                    options.write(
                            console,
                            new AgendaText(options.look(console, all))
                                    .status(
                                            found.about(),
                                            waits.day(),
                                            offline,
                                            waits.agenda(),
                                            waits.notices()));
            case json ->
                    options.write(
                            console,
                            out ->
                                    AgendaJson.status(
                                            new AgendaJson.Head(
                                                    found.about(),
                                                    waits.day(),
                                                    waits.notices(),
                                                    found.incomplete()),
                                            offline,
                                            waits.agenda(),
                                            out));
        }
        boolean incomplete = options.isIncomplete(console, found.incomplete(), waits.faults());
        return waits.agenda().isForYou()
                ? ExitStatus.FAILS
                : incomplete ? ExitStatus.NOT_COMPLETE : ExitStatus.DONE;
    }

    private Found live(Optional<StateFolder> state) {
        LookAtKeys.Looked looked = options.look(console, new KeyReads(true, false));
        return new Found(looked.about(), WhatWaits.of(looked, state), looked.incomplete());
    }

    private Found here(Optional<StateFolder> state) {
        if (!options.live().isEmpty()) {
            throw new UsageError(
                    "--offline asks AWS nothing; leave out " + String.join(", ", options.live()));
        }
        WhatWaits.Here here = WhatWaits.offline(options.goal(console), state, console.clock());
        return new Found(
                new About(
                        Version.TEXT,
                        here.account(),
                        "aws",
                        Optional.empty(),
                        Optional.empty(),
                        false),
                here.waits(),
                Set.of());
    }
}
