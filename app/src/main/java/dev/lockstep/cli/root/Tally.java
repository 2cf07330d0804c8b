package dev.lockstep.cli.root;

import dev.lockstep.apply.RunRefused;
import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.ExitStatus;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.Refused;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// How the parts of a walk came out, together. What is refused in one is told on standard error,
/// where the answer may be JSON, and counts.
final class Tally {
    private final Console console;
    private boolean isDone;
    private boolean isRefused;
    private boolean isNotComplete;
    private boolean usesRoot;
    private boolean isRun;

    Tally(Console console) {
        this.console = console;
    }

    /// Goes through a part.
    void part(Supplier<Part> part) {
        tried(() -> {
            Part one = part.get();
            usesRoot |= one.usesRoot();
            isRun |= one.isWritten();
            isDone |= one.isChanged();
            isRefused |= one.status() == ExitStatus.REFUSED;
            // What a part only saw is looked at once more in the end; how a run came out is not.
            isNotComplete |= one.isWritten() && one.status() == ExitStatus.NOT_COMPLETE;
        });
    }

    /// Goes through an edit of lockstep.yaml.
    ///
    /// @param written makes it, if the person wants that, and tells whether it did
    void edit(BooleanSupplier written) {
        tried(() -> isDone |= written.getAsBoolean());
    }

    private void tried(Runnable part) {
        try {
            part.run();
        } catch (Refused | RunRefused e) {
            isRefused = true;
            Told.say(console, String.valueOf(e.getMessage()));
        } catch (NotRead e) {
            isNotComplete = true;
            Told.say(console, String.valueOf(e.getMessage()));
        }
    }

    /// Whether root signed in, as the walk saw.
    boolean usesRoot() {
        return usesRoot;
    }

    /// Whether a run was begun.
    boolean isRun() {
        return isRun;
    }

    /// How the walk ends.
    ///
    /// @param isLeft whether something is left, as far as it could be read
    ExitStatus status(boolean isLeft) {
        if (isRefused) {
            return isDone ? ExitStatus.NOT_COMPLETE : ExitStatus.REFUSED;
        }
        return isLeft || isNotComplete ? ExitStatus.NOT_COMPLETE : ExitStatus.DONE;
    }
}
