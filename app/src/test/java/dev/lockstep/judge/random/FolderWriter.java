package dev.lockstep.judge.random;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes a snapshot folder in which some reads are missing, refused, throttled or cut short.
final class FolderWriter {
    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final Dice dice;
    private final double missing;
    private final Set<String> written = new HashSet<>();
    private final ArrayNode denied = NODES.arrayNode();

    FolderWriter(Path folder, Dice dice) {
        this.folder = folder;
        this.dice = dice;
        this.missing = dice.pick(0.0, 0.0, 0.08, 0.2, 0.45);
    }

    boolean lost() {
        return dice.chance(missing);
    }

    /// Writes the answer, or not.
    void put(String file, String operation, JsonNode node) {
        if (lost()) {
            refuse(operation, "");
            return;
        }
        if (dice.chance(missing / 5)) {
            refuse(operation, "");
        }
        write(file, node);
    }

    /// As [#put], for a list that may lack pages.
    void putPages(String file, String operation, ObjectNode node) {
        if (dice.chance(missing / 6)) {
            if (dice.chance(0.5)) {
                node.put("IsTruncated", true).put("Marker", "more");
            } else {
                node.put("NextToken", "more");
            }
        } else if (dice.chance(0.3)) {
            node.put("IsTruncated", false).putNull("Marker");
        }
        put(file, operation, node);
    }

    /// Writes a map from users to answers, with some users left out.
    void putUsers(String file, String operation, ObjectNode map, double left) {
        List<String> users = new ArrayList<>(map.propertyNames());
        for (String user : users) {
            if (dice.chance(left) || lost()) {
                map.remove(user);
                if (dice.chance(0.5)) {
                    refuse(operation, user);
                }
            }
        }
        if (!lost()) {
            write(file, map);
        }
    }

    private void refuse(String operation, String user) {
        if (dice.chance(0.3)) {
            return;
        }
        say(
                operation,
                user,
                dice.pick(
                        "AccessDenied",
                        "AccessDenied",
                        "AccessDeniedException",
                        "UnauthorizedOperation",
                        "Throttling",
                        "ThrottlingException",
                        "RequestTimeout"));
    }

    /// Adds a line to denied.json.
    void say(String operation, String user, String code) {
        ObjectNode line =
                denied.addObject()
                        .put("operation", operation)
                        .put("code", code)
                        .put("message", "User: x is not authorized to perform: " + operation);
        if (!user.isEmpty()) {
            line.put("user", user);
        }
    }

    void finish() {
        if (!denied.isEmpty() || dice.chance(0.2)) {
            write("denied.json", denied);
        }
        removeOthers();
    }

    /// Removes what another seed left in the folder: making new files is slow, so folders are
    /// reused.
    private void removeOthers() {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (!written.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(String file, JsonNode node) {
        text(
                file,
                dice.chance(0.5)
                        ? JSON.writeValueAsString(node)
                        : JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node));
    }

    void text(String file, String text) {
        written.add(file);
        String odd = dice.chance(0.1) ? text.replace("\r", "").replace("\n", "\r\n") : text;
        odd = dice.chance(0.1) ? "\uFEFF" + odd : odd;
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(file), odd.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
