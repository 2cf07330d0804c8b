package dev.lockstep.statefolder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where Lockstep keeps its state: `$LOCKSTEP_HOME`, else `$XDG_STATE_HOME/lockstep`, else
/// `~/.local/state/lockstep`.
///
/// Only its owner may look into it (0700). A folder that is a link, that belongs to somebody else
/// or that others may write to is refused, since whoever can change it could make Lockstep believe
/// anything.
public final class StateFolder {
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> WRITE_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    private final Path path;

    private StateFolder(Path path) {
        this.path = path;
    }

    /// The folder that an environment names; it need not exist.
    ///
    /// @param directory what a relative `LOCKSTEP_HOME` starts from
    /// @throws UnsafeFolder if the environment names none
    public static StateFolder of(Map<String, String> environment, Path directory) {
        return named(environment, directory)
                .orElseThrow(() ->
                        new UnsafeFolder(
                                "there is no place to keep state in: neither LOCKSTEP_HOME nor HOME"
                                        + " is set; set LOCKSTEP_HOME to a folder of your own"));
    }

    /// The same; none if the environment names none.
    public static Optional<StateFolder> named(Map<String, String> environment, Path directory) {
        Optional<Path> own = variable(environment, "LOCKSTEP_HOME").map(directory::resolve);
        // The XDG Base Directory Specification has relative paths ignored.
        Optional<Path> xdg =
                variable(environment, "XDG_STATE_HOME")
                        .filter(Path::isAbsolute)
                        .map(state -> state.resolve("lockstep"));
        Optional<Path> home =
                variable(environment, "HOME")
                        .filter(Path::isAbsolute)
                        .map(one -> one.resolve(".local", "state", "lockstep"));
        return own.or(() -> xdg)
                .or(() -> home)
                .map(path -> new StateFolder(path.toAbsolutePath().normalize()));
    }

    /// The folder at a place that an environment named before.
    public static StateFolder at(Path path) {
        return new StateFolder(path.toAbsolutePath().normalize());
    }

    private static Optional<Path> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isEmpty())
                .map(Path::of);
    }

    public Path path() {
        return path;
    }

    /// A folder in it, or deeper, made if there is none.
    ///
    /// @param names one for each level; plain names, no paths
    /// @throws UnsafeFolder if it, one on the way there or the state folder is not fit
    public Path make(String... names) {
        try {
            Path parent = path.getParent();
            if (parent != null) {
                makeAll(parent, StateFolder::flush);
            }
            makeOne(path);
            Path inner = path;
            for (String name : names) {
                inner = inner.resolve(name);
                makeOne(inner);
            }
            return inner;
        } catch (IOException e) {
            throw cannot(path, "cannot be made there");
        }
    }

    /// A folder in it, or deeper, if it is there.
    ///
    /// @throws UnsafeFolder if it, one on the way there or the state folder is there and not fit
    public Optional<Path> existing(String... names) {
        Path inner = path;
        for (int level = 0; ; level++) {
            if (!Files.exists(inner, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            check(inner);
            if (level == names.length) {
                return Optional.of(inner);
            }
            inner = inner.resolve(names[level]);
        }
    }

    private static void makeOne(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            madeOne(folder, StateFolder::flush);
        }
        check(folder);
    }

    /// Makes a folder and all above it that are missing. After a power cut a folder is there only
    /// if the one that it is in was flushed since, and a journal in a folder that is not there
    /// helps nobody.
    static void makeAll(Path folder, Flush flush) throws IOException {
        if (!Files.isDirectory(folder)) {
            Path parent = folder.getParent();
            if (parent != null) {
                makeAll(parent, flush);
            }
            madeOne(folder, flush);
        }
    }

    private static void madeOne(Path folder, Flush flush) throws IOException {
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            // Another command was quicker; what it made is looked at like any other.
        }
        Path parent = folder.getParent();
        if (parent != null) {
            flush.flush(parent);
        }
    }

    /// Sees to it that the names in a folder are on the disk.
    @FunctionalInterface
    interface Flush {
        void flush(Path folder) throws IOException;
    }

    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (AccessDeniedException e) {
            // We may go through it and make folders in it, but not list it: it is flushed some
            // time.
        }
    }

    private static void check(Path folder) {
        try {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw cannot(
                        folder,
                        Files.isSymbolicLink(folder) ? "is a link" : "is something else than that");
            }
            Set<PosixFilePermission> rights =
                    Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS);
            if (rights.stream().anyMatch(WRITE_BY_OTHERS::contains)) {
                throw cannot(folder, "may be written to by others");
            }
            if (!isOurs(folder)) {
                throw cannot(folder, "belongs to somebody else");
            }
            if (!rights.equals(OWNER_ONLY)) {
                Files.setPosixFilePermissions(folder, OWNER_ONLY);
            }
        } catch (AccessDeniedException e) {
            throw cannot(folder, "may not be written to by you");
        } catch (IOException e) {
            throw cannot(folder, "cannot be looked at");
        }
    }

    /// A file that we make belongs to us; so a folder that has another owner does not.
    private static boolean isOurs(Path folder) throws IOException {
        Path ours = Files.createTempFile(folder, ".whose-", ".tmp");
        try {
            return uid(ours).equals(uid(folder));
        } finally {
            Files.deleteIfExists(ours);
        }
    }

    private static Object uid(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static UnsafeFolder cannot(Path folder, String why) {
        return new UnsafeFolder(
                "the state folder "
                        + folder
                        + " "
                        + why
                        + "; make it a folder that only you can write to, or set LOCKSTEP_HOME to"
                        + " another");
    }
}
