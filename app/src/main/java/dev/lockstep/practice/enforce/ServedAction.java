package dev.lockstep.practice.enforce;

import dev.lockstep.practice.wire.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// What a policy must allow for one operation: a row of the table `served-actions.tsv`, which holds
/// one for each operation that a practice account reads.
///
/// @param action such as `iam:GetUser`
/// @param type of the resource, as its ARN has it; empty where there is none
/// @param member of the request that names the resource
/// @param keys what the request says to conditions beside the global keys
/// @param also further actions that some requests need
record ServedAction(
        String action,
        ResourceRule rule,
        String type,
        Optional<String> member,
        List<Key> keys,
        List<Also> also) {
    private static final Map<String, ServedAction> ALL = read();
    private static final String NONE = "-";

    ServedAction {
        keys = List.copyOf(keys);
        also = List.copyOf(also);
    }

    /// A condition key and the member of the request that it has its value from.
    ///
    /// @param from a member, or [#BOUNDARY]
    record Key(String name, String from) {
        /// The permissions boundary of the user or role that the request is about.
        static final String BOUNDARY = "@boundary";
    }

    /// An action that a request needs that gives a certain member.
    ///
    /// @param passedTo the service that a role is passed to, or the service that makes its role and
    ///   that role; absent: the action is on the same resource as the first one
    record Also(String member, String action, Optional<String> passedTo) {}

    /// The row of an operation; empty for one whose requests cannot be read.
    static Optional<ServedAction> of(Operation operation) {
        return Optional.ofNullable(ALL.get(operation.action()));
    }

    static Map<String, ServedAction> all() {
        return ALL;
    }

    private static Map<String, ServedAction> read() {
        var rows = new HashMap<String, ServedAction>();
        try (InputStream in =
                Objects.requireNonNull(
                        ServedAction.class.getResourceAsStream("served-actions.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> row(line.split("\t", -1)))
                    .forEach(one -> rows.put(one.action(), one));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(rows);
    }

    private static ServedAction row(String[] cells) {
        return new ServedAction(
                cells[0] + ":" + cells[1],
                ResourceRule.of(cells[2]),
                cells[3].equals(NONE) ? "" : cells[3],
                Optional.of(cells[4]).filter(member -> !member.equals(NONE)),
                parts(cells[5]).map(ServedAction::key).toList(),
                parts(cells[6]).map(ServedAction::further).toList());
    }

    private static Stream<String> parts(String cell) {
        return cell.equals(NONE) ? Stream.of() : Stream.of(cell.split(";", -1));
    }

    private static Key key(String part) {
        int equals = part.indexOf('=');
        return new Key(part.substring(0, equals), part.substring(equals + 1));
    }

    private static Also further(String part) {
        int arrow = part.indexOf('>');
        String action = part.substring(arrow + 1);
        int at = action.indexOf('@');
        return new Also(
                part.substring(0, arrow),
                at < 0 ? action : action.substring(0, at),
                at < 0 ? Optional.empty() : Optional.of(action.substring(at + 1)));
    }
}
