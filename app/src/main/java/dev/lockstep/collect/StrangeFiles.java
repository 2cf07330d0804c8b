package dev.lockstep.collect;

import dev.lockstep.input.BadInput;
import dev.lockstep.input.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Files in a snapshot folder that look like answers and are none by their names: a misspelt name
/// would else be a read that nobody misses.
final class StrangeFiles {
    private static final int MOST = 5;

    private StrangeFiles() {}

    /// A sentence for each of the first of them.
    ///
    /// @throws BadInput if the folder cannot be listed
    static List<String> notices(Path folder) {
        List<String> strange;
        try (Stream<Path> files = Files.list(folder)) {
            strange =
                    files.map(file -> String.valueOf(file.getFileName()))
                            .filter(StrangeFiles::looksLikeAnAnswer)
                            .filter(name -> !SnapshotFolder.FILES.contains(name))
                            .sorted()
                            .toList();
        } catch (IOException e) {
            throw BadInput.in(folder.toString(), "the folder cannot be listed");
        }
        var notices = new ArrayList<String>();
        strange.stream().limit(MOST).map(StrangeFiles::notice).forEach(notices::add);
        if (strange.size() > MOST) {
            notices.add("So were %d more files of the folder.".formatted(strange.size() - MOST));
        }
        return notices;
    }

    private static boolean looksLikeAnAnswer(String name) {
        return name.endsWith(".json") || name.endsWith(".csv");
    }

    private static String notice(String name) {
        return "The file "
                + name
                + " was passed over: no file of a snapshot has this name"
                + NearestName.of(name, SnapshotFolder.FILES)
                        .map(nearest -> "; did you mean " + nearest + "?")
                        .orElse(".");
    }
}
