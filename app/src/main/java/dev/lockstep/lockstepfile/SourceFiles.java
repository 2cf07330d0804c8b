package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.Baseline.SourceFile;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.InputText;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The files that a lockstep.yaml is read from: which may be read, and what was.
///
/// A file that another one names must stand within the folder of the repository (the nearest parent
/// with a .git), or else within the folder of the file that the person named; links are followed
/// before that is decided.
final class SourceFiles {
    /// The largest file that is read: hundreds of times what people write.
    static final long MOST_BYTES = 1024L * 1024;

    private final boolean allowOutside;
    private final Path root;
    private final Source main;
    private final List<SourceFile> policies = new ArrayList<>();

    /// A file that was read.
    ///
    /// @param real where it is, links followed
    /// @param shown as messages call it
    /// @param quotable whether messages may quote it
    record Source(Path real, Path shown, boolean quotable, String text, String sha256) {
        String name() {
            return Shown.line(shown.toString());
        }

        SourceFile asFile() {
            return new SourceFile(name(), sha256);
        }
    }

    /// @throws BadInput if the file cannot be read
    SourceFiles(Path file, boolean allowOutside) {
        this(
                file,
                InputText.readBytes(file, Shown.line(file.toString()), MOST_BYTES),
                allowOutside);
    }

    /// The same, where other bytes are to be read as the file.
    SourceFiles(Path file, byte[] bytes, boolean allowOutside) {
        this.allowOutside = allowOutside;
        String name = Shown.line(file.toString());
        try {
            Path real = file.toRealPath();
            Path folder = folderOf(real);
            // The text behind a link may be anybody's secret: it is not quoted.
            boolean quotable =
                    !Files.isSymbolicLink(file)
                            && folderOf(file.toAbsolutePath()).toRealPath().equals(folder);
            this.root = rootOf(folder);
            this.main = source(real, file, quotable, bytes);
        } catch (IOException e) {
            throw BadInput.in(name, "the file cannot be read");
        }
    }

    /// The file that the person named.
    Source main() {
        return main;
    }

    /// The policy documents that were read, in the order of reading.
    List<SourceFile> policies() {
        return List.copyOf(policies);
    }

    /// Reads a file that another names.
    ///
    /// @param by the file that names it; the name is relative to its folder
    /// @param place where it is named
    /// @throws BadInput if it stands outside, or cannot be read
    Source follow(Source by, String name, Place place) {
        Path named;
        Path shown;
        try {
            named = folderOf(by.real()).resolve(name).normalize();
            Path parent = by.shown().getParent();
            shown = (parent == null ? Path.of(name) : parent.resolve(name)).normalize();
        } catch (InvalidPathException e) {
            throw place.fault("this cannot be the name of a file");
        }
        if (!name.codePoints().allMatch(Shown::isVisible)) {
            throw place.fault("this cannot be the name of a file");
        }
        refuseOutside(named, place);
        Path real;
        try {
            real = named.toRealPath();
        } catch (NoSuchFileException e) {
            throw place.fault("there is no such file");
        } catch (FileSystemException e) {
            throw place.fault("the file cannot be read, or is a link that leads nowhere");
        } catch (IOException e) {
            throw place.fault("the file cannot be read");
        }
        refuseOutside(real, place);
        byte[] bytes = InputText.readBytes(real, Shown.line(shown.toString()), MOST_BYTES);
        return source(real, shown, false, bytes);
    }

    /// Reads a policy document that another file names, and counts it among what was read.
    Source followPolicy(Source by, String name, Place place) {
        Source found = follow(by, name, place);
        if (!policies.contains(found.asFile())) {
            policies.add(found.asFile());
        }
        return found;
    }

    private void refuseOutside(Path path, Place place) {
        if (!allowOutside && !path.startsWith(root)) {
            throw place.fault(
                    "this file stands outside the folder of the repository, or of lockstep.yaml;"
                            + " expected one within it, or --allow-outside");
        }
    }

    private static Source source(Path real, Path shown, boolean quotable, byte[] bytes) {
        String text = InputText.decode(bytes, Shown.line(shown.toString()));
        return new Source(real, shown, quotable, text, sha256(bytes));
    }

    /// The nearest folder from here upwards that is a repository, else the folder itself.
    static Path rootOf(Path folder) {
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at;
            }
        }
        return folder;
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? file.getFileSystem().getPath("") : parent;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
