package dev.lockstep.cli.root;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.root.LookAtRoot.Looked;
import dev.lockstep.operation.root.RootReading;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `lockstep root keys`: takes root's access keys away, a safe step at a time.
@Command(
        name = "keys",
        header = "Take root's access keys away, a safe step at a time.",
        description = {
            "Says which keys root has, what they were last used for, and what to look for",
            "before one goes. A key is made inactive, waits (access-keys.waiting-days) and is",
            "then deleted. Signed in as root (aws login) it is done from here, once you",
            "agree, as any run; otherwise only the console can do it: this says what to",
            "click, and waits until AWS shows it."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep root keys",
            "  lockstep root keys --no-wait --format json",
            "  lockstep root keys AKIAIOSFODNN7EXAMPLE --yes",
            "  lockstep root keys AKIAIOSFODNN7EXAMPLE --yes --confirm AKIAIOSFODNN7EXAMPLE",
            "",
            "Exit status: 0 root has no key, or the step is made, or none is due yet; 3 a",
            "key is left, or that could not be known; 4 nothing was done; 130 interrupted."
        })
public final class RootKeysCommand implements Callable<ExitStatus> {
    @Mixin private RootOptions options = new RootOptions();
    @Mixin private Watching watching = new Watching();

    @Parameters(
            arity = "0..1",
            paramLabel = "KEY",
            description =
                    "The id of the key that is meant, where you are root (default: the next).")
    private @Nullable String key;

    private final Console console;
    private final ThisProcess process;

    public RootKeysCommand(Console console, ThisProcess process) {
        this.console = console;
        this.process = process;
    }

    @Override
    public ExitStatus call() {
        options.check();
        watching.check();
        if (options.printsPolicy()) {
            return options.policy(console, RootReading.KEYS);
        }
        Looked first = options.look(console, RootReading.KEYS);
        Part part =
                new KeysPart(console, process, options, watching)
                        .go(first, Optional.ofNullable(key), () -> true);
        if (!part.isWritten()) {
            options.json(console, part.looked(), RootReading.KEYS);
        }
        return part.status();
    }
}
