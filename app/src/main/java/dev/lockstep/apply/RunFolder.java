package dev.lockstep.apply;

import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import dev.lockstep.record.plan.PlanReader;
import dev.lockstep.record.run.HeadFormat;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalFormat;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.KeptAudits;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.SavedJournal;
import dev.lockstep.record.run.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The folder of one run: `run.json` (its head), `plan.json`, `journal.jsonl`, `before.json` and
/// `after.json` (the audits).
public final class RunFolder {
    static final String HEAD = "run.json";

    /// The name of the file of the plan.
    public static final String PLAN = "plan.json";

    static final String JOURNAL = "journal.jsonl";
    static final String BEFORE = "before.json";
    static final String AFTER = "after.json";
    private static final long MAX_BYTES = 512L * 1024 * 1024;

    private final Path path;
    private final String headText;
    private final RunHead head;

    private RunFolder(Path path, String headText, RunHead head) {
        this.path = path;
        this.headText = headText;
        this.head = head;
    }

    /// Writes a new one into an empty folder.
    static RunFolder create(Path path, RunHead head, String plan, String before)
            throws IOException {
        String text = HeadFormat.text(head);
        SafeFile.create(path.resolve(PLAN), plan);
        SafeFile.create(path.resolve(BEFORE), before);
        SafeFile.create(path.resolve(JOURNAL), begun(head, text, before));
        // Last: without it this is no run.
        SafeFile.create(path.resolve(HEAD), text);
        SafeFile.flush(path);
        return new RunFolder(path, text, head);
    }

    private static String begun(RunHead head, String text, String before) {
        var line =
                new JournalLine(
                        1, head.startedAt(), head.run(), KeptAudits.begun(before), Sha256.of(text));
        return JournalFormat.text(line) + "\n";
    }

    /// Opens one.
    ///
    /// @throws BadInput if its head is none, or that of another run
    static RunFolder open(Path path) {
        Path file = path.resolve(HEAD);
        String text = read(file);
        RunHead head = HeadFormat.parse(file.toString(), text);
        Path name = path.getFileName();
        if (name == null || !name.toString().equals(head.run())) {
            throw BadInput.in(file.toString(), "this is the head of another run");
        }
        return new RunFolder(path, text, head);
    }

    private static String read(Path file) {
        if (Files.isSymbolicLink(file)) {
            throw BadInput.in(file.toString(), "this is a link; nothing is read through one here");
        }
        return InputText.read(file, file.toString(), MAX_BYTES);
    }

    public Path path() {
        return path;
    }

    public RunHead head() {
        return head;
    }

    /// The plan as it was shown.
    ///
    /// @throws BadInput if it is not the one that the head holds the hash of
    public String plan() {
        Path file = path.resolve(PLAN);
        String plan = read(file);
        if (!Sha256.of(plan).equals(head.plan())) {
            throw BadInput.in(
                    file.toString(), "this plan was altered: its hash is not the one in " + HEAD);
        }
        return plan;
    }

    /// The audit before the run, or after it, if it was kept.
    public Optional<String> before() {
        return audit(BEFORE);
    }

    /// The audit after the run, if the journal vouches for one.
    ///
    /// @throws BadInput if anything was altered, this audit too
    public Optional<String> after() {
        return isAfterKept() ? audit(AFTER) : Optional.empty();
    }

    private boolean isAfterKept() {
        Optional<String> told = KeptAudits.of(journal().lines()).after();
        if (told.isPresent()) {
            checkAudit(AFTER, told);
        }
        return told.isPresent();
    }

    private Optional<String> audit(String name) {
        Path file = path.resolve(name);
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(read(file))
                : Optional.empty();
    }

    /// The journal, read and verified: each line holds the hash of the one before, and the first
    /// that of the head, which holds that of the plan and says the same as that. The audit before
    /// the run is that which it holds the hash of. That after the run is looked at where it is used:
    /// neither to go on nor to take the run back takes it.
    ///
    /// @throws BadInput if anything was altered: which file, and which line
    public SavedJournal journal() {
        PlanFit.check(
                path.resolve(HEAD).toString(),
                head,
                PlanReader.parse(path.resolve(PLAN).toString(), plan()));
        Path file = path.resolve(JOURNAL);
        if (Files.isSymbolicLink(file)) {
            throw BadInput.in(file.toString(), "this is a link; nothing is read through one here");
        }
        byte[] bytes = InputText.readBytes(file, file.toString(), MAX_BYTES);
        SavedJournal saved = JournalFormat.read(file.toString(), bytes, head.run(), headHash());
        if (!saved.isBound()) {
            throw BadInput.at(
                    file.toString(),
                    1,
                    "the line that binds the journal to "
                            + HEAD
                            + " is not there: one of them was altered, and neither is gone by");
        }
        JournalFit.faults(head, saved.lines()).stream()
                .findFirst()
                .ifPresent(fault -> {
                    throw BadInput.in(
                            file.toString(),
                            "this does not fit the plan beside it ("
                                    + fault
                                    + "): one of them was altered, and neither is gone by");
                });
        checkAudit(BEFORE, KeptAudits.of(saved.lines()).before());
        return saved;
    }

    private void checkAudit(String name, Optional<String> told) {
        if (!audit(name).map(Sha256::of).equals(told)) {
            throw BadInput.in(
                    path.resolve(name).toString(),
                    "this audit was altered or taken away: its hash is not the one in " + JOURNAL);
        }
    }

    /// SHA-256 of the head, in hexadecimal.
    public String headHash() {
        return Sha256.of(headText.getBytes(StandardCharsets.UTF_8));
    }

    /// Opens the journal to append to it; what is left of a torn last line is taken off.
    ///
    /// @throws BadInput if anything was altered
    /// @throws RunRefused if it cannot be written
    public JournalFile open(InstantSource clock) {
        SavedJournal saved = journal();
        try {
            return opened(saved, clock);
        } catch (IOException e) {
            throw new RunRefused(
                    "the journal %s cannot be written: %s; nothing was done. Make room or leave to write there, and try again"
                            .formatted(path.resolve(JOURNAL), DiskTrouble.of(e)));
        }
    }

    private JournalFile opened(SavedJournal saved, InstantSource clock) throws IOException {
        FileChannel channel = SafeFile.open(path.resolve(JOURNAL));
        boolean isOpen = false;
        try {
            var journal = new JournalFile(channel, head.run(), saved, clock);
            isOpen = true;
            return journal;
        } finally {
            if (!isOpen) {
                channel.close();
            }
        }
    }

    /// Keeps the audit after a run that has come to its end, and has the journal hold its hash.
    ///
    /// @return what is wrong, in one plain sentence, if it cannot be kept
    public Optional<String> putAfter(String audit, InstantSource clock) {
        SavedJournal saved = journal();
        Optional<JournalEntry> ended = KeptAudits.ended(saved.lines(), audit);
        if (ended.isEmpty()) {
            return Optional.empty();
        }
        try {
            // First the file: one that no line vouches for is not gone by.
            SafeFile.replace(path.resolve(AFTER), audit);
            try (JournalFile journal = opened(saved, clock)) {
                journal.append(List.of(ended.get()));
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(
                    "The audit after the run could not be kept in %s: %s."
                            .formatted(path, DiskTrouble.of(e)));
        }
    }

    /// The files of a run, in the order in which they are made.
    ///
    /// @throws BadInput if anything was altered, the audit after the run too
    public List<Path> files() {
        return (isAfterKept()
                        ? List.of(PLAN, BEFORE, HEAD, JOURNAL, AFTER)
                        : List.of(PLAN, BEFORE, HEAD, JOURNAL))
                .stream()
                        .map(path::resolve)
                        .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                        .toList();
    }
}
