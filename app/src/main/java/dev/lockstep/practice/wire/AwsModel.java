package dev.lockstep.practice.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The services that a practice account has, by the table `aws-model.tsv`.
///
/// The table is made from botocore's descriptions by `build-tools/aws-model.py`, which says what
/// its columns are.
public final class AwsModel {
    private static final AwsModel LOADED = read();

    private final Map<String, Service> services;

    private AwsModel(Map<String, Service> services) {
        this.services = Map.copyOf(services);
    }

    public static AwsModel get() {
        return LOADED;
    }

    /// The service of this name in a signature; empty if a practice account has none such.
    public Optional<Service> service(String id) {
        return Optional.ofNullable(services.get(id));
    }

    public Collection<Service> services() {
        return services.values();
    }

    private static AwsModel read() {
        var drafts = new LinkedHashMap<String, Draft>();
        try (InputStream in =
                Objects.requireNonNull(AwsModel.class.getResourceAsStream("aws-model.tsv"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(row -> drafts.computeIfAbsent(row[1], Draft::new).add(row[0], row));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var services = new HashMap<String, Service>();
        drafts.forEach((id, draft) -> services.put(id, draft.service()));
        return new AwsModel(services);
    }

    private static Optional<String> some(String field) {
        return field.equals("-") ? Optional.empty() : Optional.of(field);
    }

    /// A service while its rows come in.
    private static final class Draft {
        private final String id;
        private String[] head = {};
        private final Map<String, Operation> operations = new HashMap<>();
        private final Map<String, Shape> shapes = new HashMap<>();
        private final Map<String, Map<String, Shape.Member>> members = new HashMap<>();

        Draft(String id) {
            this.id = id;
        }

        void add(String kind, String[] row) {
            switch (kind) {
                case "service" -> head = row;
                case "operation" ->
                        operations.put(
                                row[2],
                                new Operation(
                                        id,
                                        row[2],
                                        row[3],
                                        row[4],
                                        some(row[5]),
                                        some(row[6]),
                                        some(row[7]),
                                        true));
                case "unserved" ->
                        operations.put(
                                row[2],
                                new Operation(
                                        id,
                                        row[2],
                                        row[3],
                                        row[4],
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        false));
                case "shape" -> shapes.put(row[2], shape(row));
                case "member" ->
                        members.computeIfAbsent(row[2], _ -> new LinkedHashMap<>())
                                .put(row[3], new Shape.Member(row[4], row[5].equals("required")));
                default -> throw new IllegalStateException("aws-model.tsv has a row " + kind);
            }
        }

        private static Shape shape(String[] row) {
            return new Shape(
                    some(row[4]).map(Long::valueOf),
                    some(row[5]).map(Long::valueOf),
                    row[6].equals("sensitive"),
                    some(row[7]).map(Pattern::compile),
                    some(row[8]),
                    some(row[9]).map(values -> List.of(values.split(","))).orElse(List.of()),
                    Map.of());
        }

        Service service() {
            members.forEach((name, all) ->
                    shapes.put(
                            name,
                            shapes.getOrDefault(name, Shape.OPEN)
                                    .withMembers(Collections.unmodifiableMap(all))));
            Protocol protocol =
                    switch (head[3]) {
                        case "query" -> Protocol.QUERY;
                        case "json" -> Protocol.JSON;
                        case "rest-json" -> Protocol.REST_JSON;
                        default -> throw new IllegalStateException("protocol " + head[3]);
                    };
            return new Service(
                    id,
                    head[2],
                    protocol,
                    some(head[4]).orElse(""),
                    some(head[5]).orElse(""),
                    Map.copyOf(operations),
                    Map.copyOf(shapes));
        }
    }
}
