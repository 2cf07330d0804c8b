package dev.lockstep.apply;

import dev.lockstep.record.run.RunHead;
import dev.lockstep.statefolder.StateFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The runs of one account on this machine, in the state folder.
@SuppressWarnings("DoNotCallSuggester") // interim
public final class Runs {
    private final StateFolder state;
    private final String account;

    private Runs(StateFolder state, String account) {
        this.state = state;
        this.account = account;
    }

    /// The runs of an account; practice accounts have theirs apart.
    public static Runs of(StateFolder state, RunHead.Where where) {
        return new Runs(
                state,
                (where.practice() ? "practice-" : "") + where.partition() + "-" + where.account());
    }

    /// The runs of every account of which there are any.
    public static List<Runs> all(StateFolder state) {
        return List.of(); // interim
    }

    /// Nobody else may carry out a run of this account on this machine while it is held.
    ///
    /// @throws RunRefused if another process holds it, or the folder cannot be used
    public RunLock lock(Instant now) {
        throw new UnsupportedOperationException("interim" + account + state.path() + now);
    }

    /// An id for a run that begins now; it sorts after all that are there.
    public String nextId(Instant now) {
        throw new UnsupportedOperationException("interim" + now);
    }

    /// Makes the folder of a run, with its head, its plan and the audit before it; all of it is on
    /// the disk when this returns.
    ///
    /// @param plan the text of `plan.json`; its hash must be the head's
    /// @param before the text of `before.json`
    /// @throws RunRefused if it cannot be written; nothing is left of it then
    public RunFolder begin(RunHead head, String plan, String before) {
        throw new UnsupportedOperationException("interim" + head + plan + before);
    }

    /// A run by its id.
    public Optional<RunFolder> find(String run) {
        throw new UnsupportedOperationException("interim" + run);
    }

    /// The ids of all runs, newest first.
    public List<String> ids() {
        throw new UnsupportedOperationException("interim");
    }

    /// Keeps elsewhere what could not be journaled.
    ///
    /// @return the file, if any place took it; else it must be shown
    public Optional<Path> keepElsewhere(RunResult result) {
        throw new UnsupportedOperationException("interim" + result);
    }
}
