package dev.lockstep.wire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The written list of what emulators do otherwise than AWS's documents say.
final class Differences {
    private Differences() {}

    /// @param instead what the emulator does; begins with `document only` if it does not serve it
    record Difference(String wireCase, String emulator, String instead, String document) {}

    static List<Difference> read() throws IOException {
        var found = new ArrayList<Difference>();
        for (String line :
                Files.readAllLines(
                        Path.of("src/test/resources/dev/lockstep/wire/differences.tsv"))) {
            if (!line.startsWith("#")) {
                List<String> fields = List.of(line.split("\t", -1));
                found.add(
                        new Difference(fields.get(0), fields.get(1), fields.get(2), fields.get(3)));
            }
        }
        return found;
    }
}
