package dev.lockstep.operation.run;

import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.Runs;
import dev.lockstep.input.BadInput;
import dev.lockstep.operation.Refused;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import dev.lockstep.record.run.SavedJournal;
import dev.lockstep.statefolder.StateFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The runs that were made on this machine.
public final class SavedRuns {
    private final Optional<StateFolder> state;

    /// @param state where they are kept, if anywhere
    public SavedRuns(Optional<StateFolder> state) {
        this.state = state;
    }

    /// All runs and what cannot be read of them.
    ///
    /// @param runs newest first
    /// @param faults a sentence for each run whose files were altered
    public record Listed(List<RunRecord> runs, List<String> faults) {
        public Listed {
            runs = List.copyOf(runs);
            faults = List.copyOf(faults);
        }
    }

    private record Found(RunHead head, RunStory story, String hash) {}

    /// Lists them.
    ///
    /// @param account only of this account
    public Listed list(Optional<String> account) {
        var found = new ArrayList<Found>();
        var faults = new ArrayList<String>();
        for (Runs runs : state.map(Runs::all).orElse(List.of())) {
            for (String id : runs.ids()) {
                try {
                    runs.find(id).map(SavedRuns::found).ifPresent(found::add);
                } catch (BadInput e) {
                    faults.add(String.valueOf(e.getMessage()));
                }
            }
        }
        Set<RunHead> undone = undone(found);
        return new Listed(
                found.stream()
                        .filter(one ->
                                account.isEmpty()
                                        || account.get().equals(one.head().where().account()))
                        .sorted(
                                Comparator.comparing((Found one) -> one.head().startedAt())
                                        .thenComparing(one -> one.head().run())
                                        .reversed())
                        .map(one ->
                                RunRecording.of(
                                        one.head(),
                                        one.story(),
                                        Optional.of(one.hash()),
                                        undone.contains(one.head())))
                        .toList(),
                faults);
    }

    /// One of them.
    ///
    /// @param account the account that is meant; none: whichever has it
    /// @throws Refused if there is no such run, or several accounts have one of this id
    /// @throws BadInput if its files were altered
    public RunRecord show(String run, Optional<String> account) {
        Found one = found(folder(run, account));
        boolean isUndone = undone(ofAccount(one.head().where())).contains(one.head());
        return RunRecording.of(one.head(), one.story(), Optional.of(one.hash()), isUndone);
    }

    /// The runs of an account that can be read.
    private List<Found> ofAccount(RunHead.Where where) {
        var found = new ArrayList<Found>();
        state.map(one -> Runs.of(one, where))
                .ifPresent(runs -> {
                    for (String id : runs.ids()) {
                        try {
                            runs.find(id).map(SavedRuns::found).ifPresent(found::add);
                        } catch (BadInput _) {
                            // What was altered takes nothing back; the list says so.
                        }
                    }
                });
        return found;
    }

    /// The folder of a run. An id is a time, so accounts may have runs of the same.
    ///
    /// @param account the account that is meant; none: whichever has it
    /// @throws Refused if there is no such run, or several accounts have one of this id
    public RunFolder folder(String run, Optional<String> account) {
        List<Runs> all = having(state.map(Runs::all).orElse(List.of()), run);
        List<Runs> meant =
                all.stream()
                        .filter(one -> account.isEmpty() || account.get().equals(one.account()))
                        .toList();
        if (meant.size() == 1) {
            return meant.getFirst().find(run).orElseThrow(() -> none(run, account, all));
        }
        if (meant.isEmpty()) {
            throw none(run, account, all);
        }
        throw new Refused(
                "several accounts have a run "
                        + run
                        + ": "
                        + owners(meant)
                        + "; --account says which is meant");
    }

    private static Refused none(String run, Optional<String> account, List<Runs> all) {
        return new Refused(
                "there is no run "
                        + run
                        + account.map(id -> " of account " + id).orElse("")
                        + " on this machine"
                        + (all.isEmpty() ? "" : ", but one of " + owners(all))
                        + "; lockstep runs lists them");
    }

    /// Those that have a run of this id. Nothing in it is read: it may be one that was altered.
    private static List<Runs> having(List<Runs> all, String run) {
        return all.stream().filter(runs -> runs.ids().contains(run)).toList();
    }

    private static String owners(List<Runs> all) {
        return all.stream()
                .map(one ->
                        (one.isPractice() ? "the practice account " : "account ") + one.account())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// Where else a run is that an account does not have, in words; empty: nowhere.
    static String elsewhere(StateFolder state, String run) {
        List<Runs> all = having(Runs.all(state), run);
        return all.isEmpty() ? "" : "; it is a run of " + owners(all);
    }

    private static Found found(RunFolder folder) {
        SavedJournal journal = folder.journal();
        return new Found(
                folder.head(), RunStory.of(folder.head(), journal.lines()), journal.hash());
    }

    /// The runs that another has taken back as a whole: it is done, and takes back at least as many
    /// changes as were made and can be taken back.
    private static Set<RunHead> undone(List<Found> all) {
        var undone = new HashSet<RunHead>();
        for (Found undo : all) {
            if (undo.head().undoes().isPresent() && undo.story().isDone()) {
                String run = undo.head().undoes().get();
                all.stream()
                        .filter(one -> one.head().run().equals(run))
                        .filter(one -> isSame(one.head().where(), undo.head().where()))
                        .filter(one -> undo.story().done() >= reversible(one))
                        .forEach(one -> undone.add(one.head()));
            }
        }
        return undone;
    }

    private static boolean isSame(RunHead.Where one, RunHead.Where other) {
        return one.account().equals(other.account())
                && one.partition().equals(other.partition())
                && one.practice() == other.practice();
    }

    private static long reversible(Found run) {
        return run.head().changes().stream()
                .filter(change -> change.irreversible().isEmpty())
                .filter(change ->
                        run.story().states().get(change.id()) == RunTrace.ChangeState.DONE)
                .count();
    }
}
