package dev.lockstep.apply;

import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunHead;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// The folder of one run: `run.json` (its head), `plan.json`, `journal.jsonl`, `before.json` and
/// `after.json` (the audits).
@SuppressWarnings("DoNotCallSuggester") // interim
public final class RunFolder {
    private final Path path;
    private final RunHead head;

    RunFolder(Path path, RunHead head) {
        this.path = path;
        this.head = head;
    }

    public Path path() {
        return path;
    }

    public RunHead head() {
        return head;
    }

    /// The journal, read and verified: each line holds the hash of the one before, and the first
    /// that of the head, which holds that of the plan.
    ///
    /// @throws dev.lockstep.input.BadInput if anything was altered: which file, and which line
    public Saved journal() {
        throw new UnsupportedOperationException("interim");
    }

    /// A journal as it was found.
    ///
    /// @param hash SHA-256 of the last line, or of the head if there is none, in hexadecimal: who
    ///   notes it elsewhere can prove later that nothing was altered
    /// @param torn how many bytes of a last line that was not finished stand at the end
    public record Saved(List<JournalLine> lines, String hash, int torn) {
        public Saved {
            lines = List.copyOf(lines);
        }
    }

    /// Opens the journal to append to it. What is left of a torn last line is taken off, and told
    /// in the next.
    ///
    /// @throws RunRefused if it cannot be written
    public JournalFile open(InstantSource clock) {
        throw new UnsupportedOperationException("interim" + clock);
    }

    /// The plan as it was shown, verified by the head's hash.
    public String plan() {
        throw new UnsupportedOperationException("interim");
    }

    /// Keeps the audit after the run.
    public void putAfter(String audit) {
        throw new UnsupportedOperationException("interim" + audit);
    }
}
