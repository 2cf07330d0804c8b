package dev.lockstep.operation.run;

import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.RunRefused;
import dev.lockstep.apply.Runs;
import dev.lockstep.apply.undo.MadeEffect;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.touched.CredentialTouched;
import dev.lockstep.input.BadInput;
import dev.lockstep.keys.KeyDeed;
import dev.lockstep.keys.KeyDeed.What;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.step.Making;
import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.RunTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the journals of this machine's runs tell of access keys. Of runs whose files were altered
/// it tells nothing; lockstep runs says so.
public final class KeyJournal {
    private final List<KeyDeed> deeds = new ArrayList<>();
    private final List<Making> makings = new ArrayList<>();
    private final Runs runs;

    private KeyJournal(Runs runs) {
        this.runs = runs;
    }

    /// Reads the journals of an account's runs.
    public static KeyJournal of(Runs runs) {
        var journal = new KeyJournal(runs);
        for (String id : runs.ids()) {
            try {
                runs.find(id).ifPresent(journal::add);
            } catch (BadInput | RunRefused _) {
                // Nothing is known of it.
            }
        }
        return journal;
    }

    /// What was done to each key, by which run, when and by whom. A key is told to be made only
    /// where its secret came with the answer.
    public KeyDeeds deeds() {
        return KeyDeeds.of(deeds, TakenOut.of(runs));
    }

    /// Calls that made a key, or may have, and whose answer never came.
    public List<Making> makings() {
        return List.copyOf(makings);
    }

    private void add(RunFolder folder) {
        RunHead head = folder.head();
        List<JournalLine> lines = folder.journal().lines();
        for (MadeEffect one : MadeEffect.of(head, lines)) {
            Instant at = one.at().orElse(head.startedAt());
            switch (one.effect().effect()) {
                case AccessKeyEffect.CreateAccessKey(var owner) ->
                        one.assigned()
                                .flatMap(Assigned::id)
                                .ifPresent(id -> deed(id, owner, What.MADE, head, at));
                case AccessKeyEffect.UpdateAccessKey(var owner, var id, boolean active) ->
                        deed(id, owner, active ? What.MADE_ACTIVE : What.MADE_INACTIVE, head, at);
                case AccessKeyEffect.DeleteAccessKey(var owner, var id) ->
                        deed(id, owner, What.DELETED, head, at);
                default -> {
                    // It is of no key.
                }
            }
        }
        RunTrace trace = RunTrace.of(head, lines);
        for (RunChange change : head.changes()) {
            for (int i = 0; i < change.effects().size(); i++) {
                if (change.effects().get(i).effect()
                        instanceof AccessKeyEffect.CreateAccessKey(var owner)) {
                    EffectTrace one = trace.of(change.id(), i);
                    boolean answered = one.assigned().flatMap(Assigned::id).isPresent();
                    // An answered try has made the one key: an earlier one did not.
                    if (!answered && (one.lost() || one.mayBeMade() || one.made())) {
                        Optional<Set<String>> before =
                                one.beside()
                                        .flatMap(seen ->
                                                CredentialTouched.accessKeyIds(seen, owner));
                        making(head.run(), owner, change.id(), i, lines, before)
                                .ifPresent(makings::add);
                    }
                }
            }
        }
    }

    private static Optional<Making> making(
            String run,
            String owner,
            String change,
            int effect,
            List<JournalLine> lines,
            Optional<Set<String>> before) {
        List<JournalLine> own =
                lines.stream()
                        .filter(line ->
                                line.entry().change().equals(change)
                                        && line.entry().effect() == effect)
                        .toList();
        return own.stream()
                .filter(line -> line.entry().event() == JournalEntry.Event.INTENT)
                .findFirst()
                .map(first -> new Making(owner, run, first.at(), own.getLast().at(), before));
    }

    private void deed(String key, String owner, What what, RunHead head, Instant at) {
        deeds.add(new KeyDeed(key, owner, what, head.run(), at, head.where().caller()));
    }
}
