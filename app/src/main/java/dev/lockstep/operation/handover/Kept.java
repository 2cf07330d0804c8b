package dev.lockstep.operation.handover;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Passwords that interrupted runs left in a file and that may be in force. They are kept beside it
/// until AWS has taken a new one: so the one in force is never in nobody's hands.
///
/// @param file that takes the new one
/// @param leftover what is taken for one of them
record Kept(Path file, Leftover leftover) {
    /// Each of them is of a run that was killed.
    private static final int MOST = 9;

    private Path beside(int number) {
        return file.resolveSibling(
                file.getFileName() + ".before" + (number == 1 ? "" : "-" + number));
    }

    private static boolean isFree(Path path) {
        return !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// Where the next one goes; none: there are too many.
    Optional<Path> next() {
        for (int number = 1; number <= MOST; number++) {
            if (isFree(beside(number))) {
                return Optional.of(beside(number));
            }
        }
        return Optional.empty();
    }

    /// Those that are there; the latest last.
    List<Path> all() {
        var all = new ArrayList<Path>();
        for (int number = 1; number <= MOST; number++) {
            if (leftover.isIn(beside(number))) {
                all.add(beside(number));
            }
        }
        return all;
    }

    /// Lets the file give way.
    void keep() throws IOException {
        Files.move(file, next().orElseThrow(() -> new IOException("too many stand beside it")));
    }

    /// Takes them away, since another password is in force.
    void takeAway() throws IOException {
        for (Path one : all()) {
            Files.deleteIfExists(one);
        }
    }

    /// Lets the latest stand in its file again, since the new one is not in force.
    ///
    /// @return the file; none: there was none, or something stands there
    Optional<Path> putBack() throws IOException {
        List<Path> all = all();
        if (all.isEmpty() || !isFree(file)) {
            return Optional.empty();
        }
        Files.move(all.getLast(), file);
        return Optional.of(file);
    }
}
