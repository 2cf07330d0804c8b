package dev.lockstep.apply;

import dev.lockstep.input.BadInput;
import dev.lockstep.record.run.JournalEntry;
import dev.lockstep.record.run.JournalFormat;
import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.record.run.Sha256;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The runs of one account on this machine: `accounts/PARTITION-ACCOUNT/runs/ID` in the state
/// folder, those of practice accounts under `practice-accounts`.
public final class Runs {
    private static final String REAL = "accounts";
    private static final String PRACTICE = "practice-accounts";
    private static final String RUNS = "runs";
    private static final Pattern ACCOUNT = Pattern.compile("[a-z][a-z-]{0,30}-[0-9]{12}");
    private static final Pattern ID = Pattern.compile("[0-9]{8}-[0-9]{6}-[0-9]{3}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final StateFolder state;
    private final String kind;
    private final String account;

    private Runs(StateFolder state, String kind, String account) {
        this.state = state;
        this.kind = kind;
        this.account = account;
    }

    /// The runs of an account.
    ///
    /// @throws RunRefused if its id or partition is none
    public static Runs of(StateFolder state, RunHead.Where where) {
        String name = where.partition() + "-" + where.account();
        if (!ACCOUNT.matcher(name).matches()) {
            throw new RunRefused(
                    "which account this is could not be read; nothing was done. See whether sts:GetCallerIdentity answers");
        }
        return new Runs(state, where.practice() ? PRACTICE : REAL, name);
    }

    /// The runs of every account of which there are any.
    ///
    /// @throws dev.lockstep.statefolder.UnsafeFolder if the state folder is not fit
    public static List<Runs> all(StateFolder state) {
        var all = new ArrayList<Runs>();
        for (String kind : List.of(REAL, PRACTICE)) {
            state.existing(kind)
                    .ifPresent(folder ->
                            names(folder, ACCOUNT)
                                    .forEach(name -> all.add(new Runs(state, kind, name))));
        }
        return List.copyOf(all);
    }

    /// The id of the account, 12 digits.
    public String account() {
        return account.substring(account.lastIndexOf('-') + 1);
    }

    /// Whether it is a practice account.
    public boolean isPractice() {
        return kind.equals(PRACTICE);
    }

    /// The folder in which what belongs to the account is kept, made if there is none.
    ///
    /// @throws dev.lockstep.statefolder.UnsafeFolder if the state folder is not fit
    public Path folder() {
        return state.make(kind, account);
    }

    /// The same, if it is there.
    ///
    /// @throws dev.lockstep.statefolder.UnsafeFolder if the state folder is not fit
    public Optional<Path> existingFolder() {
        return state.existing(kind, account);
    }

    private static List<String> names(Path folder, Pattern pattern) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(one -> Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS))
                    .map(one -> one.getFileName().toString())
                    .filter(name -> pattern.matcher(name).matches())
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new RunRefused(
                    "the folder %s cannot be read: %s".formatted(folder, DiskTrouble.of(e)));
        }
    }

    /// Nobody else may carry out a run of this account on this machine while it is held. Runs on
    /// other machines are not seen; what each write must find protects from them.
    ///
    /// @throws RunRefused if another process holds it, or it cannot be made
    /// @throws dev.lockstep.statefolder.UnsafeFolder if the state folder is not fit
    public RunLock lock() {
        Path folder = state.make(kind, account);
        try {
            return RunLock.take(folder.resolve("lock"));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /// An id for a run that begins now, such as `20261126-101500-250`; it sorts after all that are
    /// there, whatever the clock shows.
    public String nextId(Instant now) {
        String id = TIME.format(now);
        Optional<String> newest = ids().stream().findFirst();
        while (newest.isPresent() && id.compareTo(newest.get()) <= 0) {
            id = after(newest.get());
            newest = newest.filter(id::equals);
        }
        return id;
    }

    private static String after(String id) {
        return TIME.format(TIME.parse(id, Instant::from).plusMillis(1));
    }

    /// Makes the folder of a run, with its head, its plan and the audit before it; all of it is on
    /// the disk when this returns.
    ///
    /// @param plan the text of `plan.json`; its hash must be the head's
    /// @param before the text of `before.json`
    /// @throws RunRefused if it cannot be written; nothing is left of it then
    /// @throws dev.lockstep.statefolder.UnsafeFolder if the state folder is not fit
    public RunFolder begin(RunHead head, String plan, String before) {
        if (!Sha256.of(plan).equals(head.plan()) || !ID.matcher(head.run()).matches()) {
            throw new IllegalArgumentException("the head is of another plan or run");
        }
        Path runs = state.make(kind, account, RUNS);
        if (Files.exists(runs.resolve(head.run()), LinkOption.NOFOLLOW_LINKS)) {
            throw new RunRefused(
                    "there is a run " + head.run() + " already; nothing was done. Try again");
        }
        Path folder = state.make(kind, account, RUNS, head.run());
        try {
            RunFolder made = RunFolder.create(folder, head, plan, before);
            SafeFile.flush(runs);
            return made;
        } catch (IOException e) {
            remove(folder);
            throw unwritable(folder, e);
        }
    }

    private static RunRefused unwritable(Path folder, IOException e) {
        return new RunRefused(
                "%s cannot be written: %s; nothing was done. Without a journal nothing is changed: make room there, or set LOCKSTEP_HOME to a folder of your own"
                        .formatted(folder, DiskTrouble.of(e)));
    }

    private static void remove(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : inside.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            return; // A folder without a head is no run.
        }
    }

    /// A run by its id.
    ///
    /// @throws dev.lockstep.input.BadInput if it was altered
    public Optional<RunFolder> find(String run) {
        if (!ID.matcher(run).matches()) {
            return Optional.empty();
        }
        return state.existing(kind, account, RUNS, run)
                .filter(folder -> Files.exists(folder.resolve(RunFolder.HEAD)))
                .map(RunFolder::open)
                .map(this::ofThisAccount);
    }

    private RunFolder ofThisAccount(RunFolder folder) {
        Runs others = of(state, folder.head().where());
        if (!others.account.equals(account) || !others.kind.equals(kind)) {
            throw BadInput.in(
                    folder.path().resolve(RunFolder.HEAD).toString(),
                    "this is the head of a run of another account");
        }
        return folder;
    }

    /// The ids of all runs, newest first.
    public List<String> ids() {
        return state.existing(kind, account, RUNS)
                .map(folder ->
                        names(folder, ID).stream()
                                .filter(id ->
                                        Files.exists(folder.resolve(id).resolve(RunFolder.HEAD)))
                                .toList())
                .orElse(List.of());
    }

    /// What could not be journaled, as lines for a person and for whoever mends it. They are no
    /// part of the chain: going on with the run asks AWS what is true.
    public static List<String> lines(RunResult result, Instant now) {
        var lines = new ArrayList<String>();
        for (JournalEntry entry : result.unwritten()) {
            lines.add(
                    JournalFormat.text(
                            new JournalLine(0, now, result.run(), entry, "not in the journal")));
        }
        return List.copyOf(lines);
    }

    /// Keeps elsewhere what could not be journaled: beside the runs, or else where temporary files
    /// go.
    ///
    /// @return the file, if any place took it; else it must be shown
    public Optional<Path> keepElsewhere(RunResult result, Instant now) {
        String text = String.join("\n", lines(result, now)) + "\n";
        Optional<Path> beside = state.existing(kind, account);
        if (beside.isPresent()) {
            Path file = beside.get().resolve("emergency-" + result.run() + ".jsonl");
            if (isKept(file, text)) {
                return Optional.of(file);
            }
        }
        try {
            Path file = Files.createTempFile("lockstep-" + result.run() + "-", ".jsonl");
            return isKept(file, text) ? Optional.of(file) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isKept(Path file, String text) {
        try {
            SafeFile.replace(file, text);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
