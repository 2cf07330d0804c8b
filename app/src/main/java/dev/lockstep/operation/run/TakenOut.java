package dev.lockstep.operation.run;

import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.RunRefused;
import dev.lockstep.apply.Runs;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.PasswordEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunHead;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// When runs of this machine took credentials of users away: AWS does not show since when a user
/// has no password.
public final class TakenOut {
    private TakenOut() {}

    /// The last time (UTC) for each user.
    public static Map<String, Instant> of(Runs runs) {
        var last = new HashMap<String, Instant>();
        for (String id : runs.ids()) {
            try {
                runs.find(id).ifPresent(folder -> add(folder, last));
            } catch (BadInput | RunRefused _) {
                // What was altered tells nothing; lockstep runs says so.
            }
        }
        return last;
    }

    private static void add(RunFolder folder, Map<String, Instant> last) {
        RunHead head = folder.head();
        Map<String, RunChange> changes = new HashMap<>();
        head.changes().forEach(change -> changes.put(change.id(), change));
        for (JournalLine line : folder.journal().lines()) {
            JournalEntry entry = line.entry();
            boolean made =
                    entry.event() == JournalEntry.Event.OUTCOME
                            && entry.result().stream()
                                    .anyMatch(one -> one == JournalEntry.Result.DONE);
            RunChange change = changes.get(entry.change());
            if (made && change != null && entry.effect() < change.effects().size()) {
                user(change.effects().get(entry.effect()).effect())
                        .ifPresent(user ->
                                last.merge(
                                        user,
                                        line.at(),
                                        (one, other) -> one.isAfter(other) ? one : other));
            }
        }
    }

    private static Optional<String> user(Effect effect) {
        if (effect instanceof PasswordEffect.DeleteLoginProfile(String user)) {
            return Optional.of(user);
        }
        if (effect instanceof AccessKeyEffect.DeleteAccessKey(String owner, String _)) {
            return Optional.of(owner);
        }
        return effect
                                instanceof
                                AccessKeyEffect.UpdateAccessKey(
                                        String owner,
                                        String _,
                                        boolean active)
                        && !active
                ? Optional.of(owner)
                : Optional.empty();
    }
}
