package dev.lockstep.cli.run;

import dev.lockstep.apply.ChangeResult;
import dev.lockstep.apply.Steering;
import dev.lockstep.cli.Console;
import dev.lockstep.operation.Refused;
import dev.lockstep.record.run.RunChange;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Tells on standard error how a run goes, and asks between its waves.
public final class RunWatch implements Steering {
    private final Console console;
    private final Consent consent;
    private final boolean quiet;
    private final AtomicBoolean asking = new AtomicBoolean();

    public RunWatch(Console console, Consent consent, boolean quiet) {
        this.console = console;
        this.consent = consent;
        this.quiet = quiet;
    }

    @Override
    public void ends(RunChange change, ChangeResult result) {
        String words =
                switch (result.state()) {
                    case DONE -> "done";
                    case ALREADY -> "was so already";
                    case STALE -> "left alone, since something has changed";
                    case FAILED -> "not carried out";
                    case CONTRADICTED -> "made, but something else is seen";
                    case UNVERIFIED -> "made, but not seen yet";
                    case UNKNOWN -> "not known whether made";
                    case NOT_BEGUN -> "not begun";
                    case PARTLY -> "made in part";
                };
        say(
                change.id()
                        + " "
                        + words
                        + ": "
                        + change.title()
                        + (result.detail().isEmpty() ? "" : " " + result.detail()));
    }

    @Override
    public void notice(String sentence) {
        say(sentence);
    }

    /// Whether a person is being asked, so that nothing is under way.
    public boolean isAsking() {
        return asking.get();
    }

    @Override
    public boolean goesOn(int done, int waves, List<RunChange> next) {
        asking.set(true);
        try {
            return consent.agrees(
                    "Wave "
                            + done
                            + " of "
                            + waves
                            + " is made and verified. Go on with the next ("
                            + next.size()
                            + (next.size() == 1 ? " change)?" : " changes)?"));
        } catch (Refused _) {
            return false;
        } finally {
            asking.set(false);
        }
    }

    private synchronized void say(String line) {
        if (!quiet) {
            Told.say(console, line);
        }
    }
}
