package dev.lockstep.lockstepfile;

import dev.lockstep.input.NearestName;
import dev.lockstep.lockstepfile.YamlNode.Mapping;
import dev.lockstep.lockstepfile.YamlNode.Scalar;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The values of a map by key, each as the type that is expected. A fault is noted and a stand-in
/// given, so that reading can go on; what was read with faults is never handed out.
final class Fields {
    static final LocalDate NO_DAY = LocalDate.EPOCH;

    private final Mapping map;
    private final Problems problems;

    Fields(Mapping map, Problems problems) {
        this.map = map;
        this.problems = problems;
    }

    Place place() {
        return map.place();
    }

    boolean has(String key) {
        return map.entries().containsKey(key);
    }

    Optional<YamlNode> node(String key) {
        return map.get(key);
    }

    /// Where the value of a key stands; the map's own place where there is none.
    Place placeOf(String key) {
        return map.get(key).map(YamlNode::place).orElse(map.place());
    }

    /// A map within this one; one without keys where the key is absent.
    Fields section(String key) {
        return map.get(key)
                .flatMap(node -> mapping(node, problems))
                .map(found -> new Fields(found, problems))
                .orElse(new Fields(new Mapping(map.place(), Map.of()), problems));
    }

    /// The maps of a map from names, by name.
    Map<String, Fields> named(String key, Name rule) {
        Map<String, Fields> found = new LinkedHashMap<>();
        map.get(key)
                .flatMap(node -> mapping(node, problems))
                .ifPresent(names ->
                        names.entries()
                                .forEach((name, entry) -> {
                                    checkName(name, entry.keyPlace(), rule);
                                    mapping(entry.value(), problems)
                                            .ifPresent(inner ->
                                                    found.put(name, new Fields(inner, problems)));
                                }));
        return found;
    }

    Optional<String> text(String key, Name rule) {
        return map.get(key).flatMap(node -> text(node, rule, problems));
    }

    String required(String key, Name rule) {
        if (!has(key)) {
            missing(key);
        }
        return text(key, rule).orElse("");
    }

    /// A list of texts.
    Optional<List<String>> texts(String key, Name rule) {
        return items(key)
                .map(items ->
                        items.stream()
                                .flatMap(item -> text(item, rule, problems).stream())
                                .toList());
    }

    /// The items of a list.
    Optional<List<YamlNode>> items(String key) {
        return map.get(key)
                .flatMap(node -> {
                    if (node instanceof YamlNode.Sequence list) {
                        return Optional.of(list.items());
                    }
                    wrongKind(node, "a list", problems);
                    return Optional.empty();
                });
    }

    /// The maps of a list; absent is not the same as empty.
    Optional<List<Fields>> rows(String key) {
        return items(key)
                .map(items -> {
                    List<Fields> rows = new ArrayList<>();
                    for (YamlNode item : items) {
                        mapping(item, problems)
                                .ifPresent(found -> rows.add(new Fields(found, problems)));
                    }
                    return List.copyOf(rows);
                });
    }

    boolean flag(String key, boolean otherwise) {
        return map.get(key)
                .flatMap(node -> {
                    if (node instanceof Scalar scalar && scalar.type() == YamlNode.Type.BOOLEAN) {
                        return Optional.of(scalar.text().equalsIgnoreCase("true"));
                    }
                    wrongKind(node, "true or false", problems);
                    return Optional.empty();
                })
                .orElse(otherwise);
    }

    /// A whole number within bounds, both included.
    int number(String key, int least, int most, int otherwise) {
        return map.get(key).flatMap(node -> number(node, least, most, "")).orElse(otherwise);
    }

    /// @param more what else may stand there, for messages; blank for nothing
    Optional<Integer> number(YamlNode node, int least, int most, String more) {
        String expected = "a whole number from " + least + " to " + most + more;
        if (!(node instanceof Scalar scalar) || scalar.type() != YamlNode.Type.INTEGER) {
            wrongKind(node, expected, problems);
            return Optional.empty();
        }
        Optional<Integer> value = scalar.number().filter(n -> n >= least && n <= most);
        if (value.isEmpty()) {
            problems.add(node.place(), "expected " + expected);
        }
        return value;
    }

    /// One of a few words.
    <E> E choice(String key, Map<String, E> words, E otherwise) {
        return map.get(key)
                .flatMap(node -> {
                    if (node instanceof Scalar scalar
                            && scalar.type() == YamlNode.Type.TEXT
                            && words.containsKey(scalar.text())) {
                        return Optional.ofNullable(words.get(scalar.text()));
                    }
                    wrongKind(node, String.join(" or ", words.keySet()), problems);
                    return Optional.empty();
                })
                .orElse(otherwise);
    }

    /// A day of the calendar that must be there.
    LocalDate day(String key) {
        if (!has(key)) {
            missing(key);
            return NO_DAY;
        }
        YamlNode node = map.get(key).orElseThrow();
        if (node instanceof Scalar scalar
                && scalar.type() == YamlNode.Type.TEXT
                && scalar.text().matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            try {
                return LocalDate.parse(scalar.text());
            } catch (DateTimeParseException e) {
                problems.add(node.place(), "no day of the calendar; expected YEAR-MONTH-DAY");
                return NO_DAY;
            }
        }
        wrongKind(node, "a day such as 2027-03-31", problems);
        return NO_DAY;
    }

    /// Notes that a key is missing; not where it is mistyped, which is noted already.
    void missing(String key) {
        if (map.entries().keySet().stream()
                .allMatch(other -> NearestName.of(other, List.of(key)).isEmpty())) {
            problems.add(map.place(), "`" + key + "` is missing");
        }
    }

    void checkName(String name, Place place, Name rule) {
        if (!rule.accepts(name)) {
            problems.add(place, "expected " + rule.expected());
        }
    }

    static Optional<Mapping> mapping(YamlNode node, Problems problems) {
        if (node instanceof Mapping found) {
            return Optional.of(found);
        }
        wrongKind(node, "a map", problems);
        return Optional.empty();
    }

    /// A text that follows a rule. An account id without quotes is a number; so too every other
    /// text that YAML takes for something else.
    static Optional<String> text(YamlNode node, Name rule, Problems problems) {
        if (!(node instanceof Scalar scalar)) {
            wrongKind(node, rule.expected(), problems);
            return Optional.empty();
        }
        return switch (scalar.type()) {
            case TEXT -> {
                if (rule.accepts(scalar.text())) {
                    yield Optional.of(scalar.text());
                }
                problems.add(
                        node.place(),
                        "expected "
                                + rule.expected()
                                + (scalar.text().isBlank() ? "; this is empty" : ""));
                yield Optional.empty();
            }
            case INTEGER, REAL, BOOLEAN -> {
                problems.add(
                        node.place(),
                        "this is "
                                + scalar.kindName()
                                + ", which must be quoted here; expected "
                                + rule.expected());
                yield Optional.empty();
            }
            case NULL -> {
                wrongKind(node, rule.expected(), problems);
                yield Optional.empty();
            }
        };
    }

    static void wrongKind(YamlNode node, String expected, Problems problems) {
        problems.add(node.place(), "expected " + expected + "; this is " + node.kindName());
    }
}
