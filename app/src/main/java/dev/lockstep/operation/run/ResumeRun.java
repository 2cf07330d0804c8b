package dev.lockstep.operation.run;

import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.Steering;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.SavedJournal;
import java.util.List;

/// Goes on with a run that was interrupted: reads its journal, and asks AWS what is true.
public final class ResumeRun {
    private final LiveAccount accounts;
    private final String version;

    /// @param accounts how accounts are read
    /// @param version Lockstep's own
    public ResumeRun(LiveAccount accounts, String version) {
        this.accounts = accounts;
        this.version = version;
    }

    /// A run that can go on, on an account that is held for it.
    public record Interrupted(
            Place place, LiveAccount.Request request, RunFolder folder, SavedJournal journal)
            implements AutoCloseable {

        /// How many of its changes are not made and verified yet, as the journal tells.
        public int left() {
            return RunStory.of(folder.head(), journal.lines()).left();
        }

        @Override
        public void close() {
            place.close();
        }
    }

    /// Holds the account and reads the journal.
    ///
    /// @throws Refused if there is no such run, or it has nothing left to do
    /// @throws dev.lockstep.input.BadInput if its files were altered
    /// @throws dev.lockstep.apply.RunRefused if another run of the account is under way
    public Interrupted find(LiveAccount.Request request, String run) {
        return Place.held(accounts, request, place -> find(request, run, place));
    }

    private static Interrupted find(LiveAccount.Request request, String run, Place place) {
        RunFolder folder = UndoRun.find(place, run);
        SavedJournal journal = folder.journal();
        if (isDone(journal.lines())) {
            throw new Refused(
                    "the run "
                            + run
                            + " is done; nothing is left to go on with, and nothing was done");
        }
        // What was done since may have taken away what the rest of this run stands on.
        if (!place.runs().ids().getFirst().equals(run)) {
            throw new Refused(
                    "another run of this account was begun after "
                            + run
                            + "; nothing was done. lockstep plan says what is still to do, and"
                            + " lockstep undo takes the run back");
        }
        return new Interrupted(place, request, folder, journal);
    }

    private static boolean isDone(List<JournalLine> lines) {
        return !lines.isEmpty()
                && lines.getLast().entry().event() == JournalEntry.Event.ENDED
                && lines.getLast().entry().result().stream()
                        .anyMatch(one -> one == JournalEntry.Result.DONE);
    }

    /// Makes it ready to go on.
    public CarryOut again(Interrupted run, Steering steering) {
        return CarryOut.again(
                accounts,
                run.request(),
                run.place(),
                run.folder(),
                run.journal(),
                steering,
                version);
    }
}
