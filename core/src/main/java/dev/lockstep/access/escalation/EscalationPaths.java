package dev.lockstep.access.escalation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The known ways to gain power, from the table that ships: `escalation-paths.tsv`, which names
/// where each comes from.
public final class EscalationPaths {
    private static final String TABLE = "escalation-paths.tsv";
    private static final String HEADER = "id\tcategory\thow\tactions\tservices\twords";
    private static final EscalationPaths BUILT_IN = load();

    private final Map<String, EscalationPath> byId = new LinkedHashMap<>();

    private EscalationPaths() {}

    public static EscalationPaths builtIn() {
        return BUILT_IN;
    }

    /// In the order of the table.
    public List<EscalationPath> all() {
        return List.copyOf(byId.values());
    }

    /// The path of an id.
    ///
    /// @throws IllegalArgumentException if there is none
    public EscalationPath byId(String id) {
        EscalationPath found = byId.get(id);
        if (found == null) {
            throw new IllegalArgumentException("no such path: " + id);
        }
        return found;
    }

    private static EscalationPaths load() {
        var lines = new ArrayList<String>();
        try (InputStream file = EscalationPaths.class.getResourceAsStream(TABLE)) {
            if (file == null) {
                throw new IllegalStateException("missing table " + TABLE);
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .forEach(lines::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (lines.isEmpty() || !lines.removeFirst().equals(HEADER)) {
            throw new IllegalStateException("the columns of " + TABLE + " are not " + HEADER);
        }
        var paths = new EscalationPaths();
        for (String line : lines) {
            List<String> cells = List.of(line.split("\t", -1));
            var path =
                    new EscalationPath(
                            cells.get(0),
                            cells.get(1),
                            EscalationPath.How.of(cells.get(2)),
                            List.of(cells.get(3).split("\\+", -1)),
                            cells.get(4).equals("-")
                                    ? List.of()
                                    : List.of(cells.get(4).split(",", -1)),
                            cells.get(5));
            if (paths.byId.put(path.id(), path) != null) {
                throw new IllegalStateException("twice in " + TABLE + ": " + path.id());
            }
        }
        return paths;
    }
}
