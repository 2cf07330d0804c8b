package dev.lockstep.cli.root;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Told;
import dev.lockstep.operation.NotRead;
import dev.lockstep.operation.ThisProcess;
import dev.lockstep.operation.root.LookAtRoot.Looked;
import dev.lockstep.operation.root.RootReading;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// Waits with a person until AWS shows what root does in the console, alike in each part of the
/// walk.
///
/// @param reading what is looked at meanwhile
/// @param command that goes on with the part
/// @param question what nobody could tell where AWS refuses the account summary
record Awaiting(
        Console console,
        ThisProcess process,
        RootView options,
        Watching watching,
        RootReading reading,
        String command,
        String question) {
    /// Whether it is to wait at all.
    boolean waits() {
        return watching.waits();
    }

    /// Waits, if the person wants to do it now.
    ///
    /// @param goes whether that is so
    /// @param shown what AWS is to show
    /// @param inVain what is said where it shows nothing in time
    /// @param isThere whether it is so
    /// @return what was seen then; empty: nothing
    /// @throws NotRead if AWS refuses what would tell
    Optional<Looked> seen(
            BooleanSupplier goes, String shown, String inVain, Predicate<Looked> isThere) {
        if (!goes.getAsBoolean()) {
            return Optional.empty();
        }
        Told.say(
                console,
                "waiting up to %d minutes until AWS shows %s".formatted(watching.minutes(), shown));
        Optional<Looked> seen = watching.until(console, process, this::look, isThere, command);
        if (seen.isEmpty()) {
            Told.say(
                    console, "after %d minutes AWS shows %s".formatted(watching.minutes(), inVain));
        }
        return seen;
    }

    /// The same thing once more, a little later ([Watching#settled]).
    Looked settled(Looked before, Predicate<Looked> isThere) {
        return watching.settled(before, this::look, isThere);
    }

    /// Looks without a word.
    ///
    /// @throws dev.lockstep.collect.NoSession if AWS cannot be asked
    Looked look() {
        return options.lookAgain(console, reading);
    }

    /// @throws NotRead if AWS refused the account summary, without which nobody can tell
    void refuseDenied(Looked looked) {
        looked.refusedSummary()
                .ifPresent(why -> {
                    throw new NotRead(
                            why
                                    + "; so nobody could tell "
                                    + question
                                    + ". Whoever has the policy that "
                                    + command
                                    + " --print-policy prints may read it, as may an administrator,"
                                    + " an auditor (SecurityAudit) and root");
                });
    }
}
