package dev.lockstep.practice.running;

import dev.lockstep.input.BadInput;
import dev.lockstep.statefolder.PrivateFile;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/// The practice accounts that run on this machine: a file for each in `practice` of the state
/// folder, for its owner alone.
///
/// A file whose process is gone, or whose port is no longer its own, is cleaned away by whoever
/// looks.
public final class PracticeRegistry {
    private static final String FOLDER = "practice";
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,40}");

    /// The server does not listen on `[::1]`: who answers there at its port is somebody else.
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    /// Systems count the start of a process from their own start, which they know to the second.
    private static final Duration SAME_START = Duration.ofSeconds(3);

    private final StateFolder state;

    public PracticeRegistry(StateFolder state) {
        this.state = state;
    }

    /// What an account answers when it is looked at.
    ///
    /// @param time what its clock shows; absent: its process lives, and does not answer
    public record Seen(RunningPractice practice, Optional<Time> time) {
        /// What its clock shows (UTC).
        public Optional<Instant> now() {
            return time.map(Time::now);
        }
    }

    /// The clock of an account.
    ///
    /// @param now what it shows (UTC, whole seconds)
    /// @param ahead how far it is ahead of the real time
    public record Time(Instant now, Duration ahead) {
        /// The clock itself.
        ///
        /// @param real the real time
        public InstantSource by(InstantSource real) {
            return () -> real.instant().plus(ahead);
        }
    }

    /// The server refuses a control call, or what answers is no practice account. The message is a
    /// sentence for a person.
    public static final class Refusal extends IOException {
        private static final long serialVersionUID = 1L;

        Refusal(String message) {
            super(message);
        }
    }

    /// Those that run, the one that was started first at the top.
    ///
    /// @throws dev.lockstep.statefolder.UnsafeFolder if the state folder is not fit
    public List<Seen> list() {
        var found = new ArrayList<Seen>();
        for (RunningPractice one : written()) {
            seen(one).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(one -> one.practice().started()));
        return List.copyOf(found);
    }

    /// The practice account that answers at an endpoint, if one that the state folder names does,
    /// and its clock now. Any other endpoint of loopback may be a way to the real AWS.
    public Optional<Seen> at(URI endpoint) {
        if (!"http".equalsIgnoreCase(endpoint.getScheme())
                || endpoint.getHost() == null
                || !LOOPBACK.contains(endpoint.getHost())) {
            return Optional.empty();
        }
        return written().stream()
                .filter(one -> one.port() == endpoint.getPort())
                .flatMap(one -> seen(one).stream())
                .filter(one -> one.now().isPresent())
                .findFirst();
    }

    /// Moves the clock of an account forward.
    ///
    /// @return what it shows then (UTC)
    /// @throws Refusal if it cannot be moved so far
    /// @throws IOException if the account does not answer
    public Instant advance(RunningPractice practice, Duration by) throws IOException {
        return new Control(practice).advance(by).now();
    }

    /// How often each operation was called since the start, refused and failed calls included.
    ///
    /// @throws IOException if the account does not answer
    public SortedMap<String, Long> calls(RunningPractice practice) throws IOException {
        return new Control(practice).calls();
    }

    /// What somebody signs in with at the console of an account. These are its secrets.
    ///
    /// @param user a user's name; absent: root
    /// @throws Refusal if there is no such user
    /// @throws IOException if the account does not answer
    public ConsoleSignIn signIn(RunningPractice practice, Optional<String> user)
            throws IOException {
        return new Control(practice).signIn(user);
    }

    /// Puts an account into the state folder, from where others find it.
    public void put(RunningPractice practice) throws IOException {
        PrivateFile.write(file(folder(), practice.id()), PracticeFile.text(practice));
    }

    /// Takes an account out of the state folder, and all that was written beside it.
    public void remove(String id) {
        state.existing(FOLDER).ifPresent(folder -> clean(folder, id));
    }

    /// Where the output of a server goes that has no terminal.
    public Path log(String id) {
        return folder().resolve(checked(id) + ".log");
    }

    /// Where the lockstep.yaml of an account goes that has no other place.
    public Path baseline(String id) {
        return folder().resolve(checked(id) + ".yaml");
    }

    /// The account of this id, if it is there and answers.
    public Optional<Seen> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        return state.existing(FOLDER).flatMap(folder -> read(file(folder, id))).flatMap(this::seen);
    }

    /// Asks a server to end, and ends its process if that does not help; then nothing of it is
    /// left.
    ///
    /// @param patience how long the server may take, each time
    /// @return whether it is gone
    public boolean stop(RunningPractice practice, Duration patience) throws InterruptedException {
        Optional<ProcessHandle> process = process(practice);
        boolean asked = ask(practice);
        if (process.isPresent() && process.get().pid() == ProcessHandle.current().pid()) {
            return asked;
        }
        boolean gone = process.isEmpty() || (asked && ended(process.get(), patience));
        if (!gone) {
            process.get().destroy();
            gone = ended(process.get(), patience);
        }
        if (!gone) {
            process.get().destroyForcibly();
            gone = ended(process.get(), patience);
        }
        if (gone) {
            remove(practice.id());
        }
        return gone;
    }

    private static boolean ask(RunningPractice practice) {
        try {
            new Control(practice).stop();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience)
            throws InterruptedException {
        try {
            process.onExit().get(patience.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException e) {
            return !process.isAlive();
        } catch (java.util.concurrent.ExecutionException e) {
            return !process.isAlive();
        }
    }

    private Path folder() {
        return state.make(FOLDER);
    }

    private List<RunningPractice> written() {
        Optional<Path> folder = state.existing(FOLDER);
        if (folder.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<RunningPractice>();
        try (var files = Files.newDirectoryStream(folder.get(), "*.json")) {
            for (Path file : files) {
                read(file).ifPresent(found::add);
            }
        } catch (IOException e) {
            return List.of();
        }
        return found;
    }

    private static Optional<RunningPractice> read(Path file) {
        try {
            return PrivateFile.read(file)
                    .map(text -> PracticeFile.read(file.toString(), text))
                    .filter(one -> file.equals(file.resolveSibling(one.id() + ".json")));
        } catch (IOException | BadInput e) {
            // What a later Lockstep wrote, or somebody else, names no account that we could reach.
            return Optional.empty();
        }
    }

    private Optional<Seen> seen(RunningPractice one) {
        if (process(one).isEmpty()) {
            remove(one.id());
            return Optional.empty();
        }
        try {
            var control = new Control(one);
            if (control.account().equals(one.account())) {
                return Optional.of(new Seen(one, Optional.of(control.clock())));
            }
        } catch (ConnectException | Refusal e) {
            // Nobody listens, or somebody else does.
        } catch (IOException e) {
            return Optional.of(new Seen(one, Optional.empty()));
        }
        remove(one.id());
        return Optional.empty();
    }

    /// The process that serves it, if it still lives and is the same.
    private static Optional<ProcessHandle> process(RunningPractice one) {
        return ProcessHandle.of(one.process().pid())
                .filter(ProcessHandle::isAlive)
                .filter(process -> isSame(process.info().startInstant(), one.process().began()));
    }

    private static boolean isSame(Optional<Instant> now, Optional<Instant> then) {
        return now.isEmpty()
                || then.isEmpty()
                || Duration.between(now.get(), then.get()).abs().compareTo(SAME_START) <= 0;
    }

    private static void clean(Path folder, String id) {
        for (String ending : List.of(".json", ".log", ".yaml")) {
            try {
                Files.deleteIfExists(folder.resolve(checked(id) + ending));
            } catch (IOException _) {
                // It names nothing that runs; the next look tries again.
            }
        }
    }

    private static Path file(Path folder, String id) {
        return folder.resolve(checked(id) + ".json");
    }

    private static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("no id of a practice account");
        }
        return id;
    }
}
