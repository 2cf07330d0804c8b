package dev.lockstep.operation.run;

import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.Runs;
import dev.lockstep.input.BadInput;
import dev.lockstep.operation.Refused;
import dev.lockstep.record.plan.RunRecord;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.SavedJournal;
import dev.lockstep.statefolder.StateFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        Set<String> undone = undone(found);
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
                                        undone.contains(one.head().run())))
                        .toList(),
                faults);
    }

    /// One of them.
    ///
    /// @throws Refused if there is no such run
    /// @throws BadInput if its files were altered
    public RunRecord show(String run) {
        Found one = found(folder(run));
        return list(Optional.empty()).runs().stream()
                .filter(record -> record.id().equals(run))
                .findFirst()
                .orElseGet(() ->
                        RunRecording.of(one.head(), one.story(), Optional.of(one.hash()), false));
    }

    /// The folder of a run, whatever account it is of.
    ///
    /// @throws Refused if there is no such run
    public RunFolder folder(String run) {
        return state.map(Runs::all).orElse(List.of()).stream()
                .flatMap(runs -> runs.find(run).stream())
                .findFirst()
                .orElseThrow(() ->
                        new Refused(
                                "there is no run "
                                        + run
                                        + " on this machine; lockstep runs lists them"));
    }

    private static Found found(RunFolder folder) {
        SavedJournal journal = folder.journal();
        return new Found(
                folder.head(), RunStory.of(folder.head(), journal.lines()), journal.hash());
    }

    /// The runs that another has taken back as a whole: it is done, and takes back at least as many
    /// changes as were made and can be taken back.
    private static Set<String> undone(List<Found> all) {
        var undone = new HashSet<String>();
        for (Found undo : all) {
            if (undo.head().undoes().isPresent() && undo.story().isDone()) {
                String run = undo.head().undoes().get();
                all.stream()
                        .filter(one -> one.head().run().equals(run))
                        .filter(one -> undo.story().done() >= reversible(one))
                        .forEach(_ -> undone.add(run));
            }
        }
        return undone;
    }

    private static long reversible(Found run) {
        return run.head().changes().stream()
                .filter(change -> change.irreversible().isEmpty())
                .filter(change -> run.story().states().get(change.id()) == RunStory.State.DONE)
                .count();
    }
}
