package dev.lockstep.lockstepfile;

import dev.lockstep.input.NearestName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which keys may stand where in lockstep.yaml. The one list of them: readers ask it, and a test
/// holds the JSON Schema to it.
sealed interface Shape {

    /// Anything without keys of its own.
    record Value() implements Shape {}

    /// A map with these keys.
    record Keys(Map<String, Shape> keys) implements Shape {
        public Keys {
            keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        }
    }

    /// A map from names that people choose.
    record Named(Shape each) implements Shape {}

    /// A list; items that are no maps are values.
    record Items(Shape each) implements Shape {}

    Shape VALUE = new Value();

    /// lockstep.yaml as a whole.
    Keys FILE =
            keys(
                    "lockstep",
                    VALUE,
                    "extends",
                    VALUE,
                    "account",
                    VALUE,
                    "password-policy",
                    values(PasswordPolicyReader.KEYS),
                    "root",
                    keys(
                            "mfa-kind", VALUE,
                            "idle-days", VALUE,
                            "attestations",
                                    keys(
                                            "strong-password",
                                            values(List.of("by", "date", "until")))),
                    "administrators",
                    values(List.of("min", "max")),
                    "administrator-roles",
                    VALUE,
                    "groups",
                    new Named(
                            keys(
                                    "administrators", VALUE,
                                    "read-only", VALUE,
                                    "services", VALUE,
                                    "pass-roles", VALUE,
                                    "policies",
                                            new Items(values(List.of("name", "file", "document"))),
                                    "inline", new Named(VALUE))),
                    "people",
                    new Named(values(List.of("name", "email", "user", "groups", "sign-in", "age"))),
                    "services",
                    new Named(values(List.of("owner", "groups", "age"))),
                    "break-glass",
                    VALUE,
                    "users",
                    values(List.of("unused-days", "idle-days")),
                    "mfa",
                    values(List.of("kind", "enforce")),
                    "security-contact",
                    values(List.of("name", "title", "email", "phone")),
                    "trail",
                    values(List.of("name", "bucket")),
                    "access-keys",
                    values(
                            List.of(
                                    "max-age-days",
                                    "grace-days",
                                    "inactive-days",
                                    "waiting-days",
                                    "tag")),
                    "needs",
                    new Items(values(List.of("user", "key", "purpose", "owner", "until"))),
                    "trusted-accounts",
                    VALUE,
                    "regions",
                    VALUE,
                    "limits",
                    values(List.of("changes", "removals", "plan-hours", "key-used-days")),
                    "locked",
                    VALUE,
                    "exceptions",
                    new Items(values(List.of("control", "subject", "reason", "owner", "until"))));

    /// Notes every key that has no business where it stands.
    static void check(YamlNode node, Shape shape, Problems problems) {
        switch (shape) {
            case Value() -> {}
            case Keys(var keys) -> {
                if (node instanceof YamlNode.Mapping map) {
                    map.entries()
                            .forEach((key, entry) -> {
                                Shape inner = keys.get(key);
                                if (inner == null) {
                                    unknown(key, entry.keyPlace(), keys, problems);
                                } else {
                                    check(entry.value(), inner, problems);
                                }
                            });
                }
            }
            case Named(Shape each) -> {
                if (node instanceof YamlNode.Mapping map) {
                    map.entries().values().forEach(entry -> check(entry.value(), each, problems));
                }
            }
            case Items(Shape each) -> {
                if (node instanceof YamlNode.Sequence list) {
                    list.items().forEach(item -> check(item, each, problems));
                }
            }
        }
    }

    /// Keys that say how a file itself is read, so that no other file can change them.
    Set<String> OF_THE_FILE = Set.of("lockstep", "extends", "locked");

    /// The keys of a file that can be locked.
    static List<String> lockable() {
        return FILE.keys().keySet().stream().filter(key -> !OF_THE_FILE.contains(key)).toList();
    }

    /// The ways in which a dotted path can be meant; names may hold dots themselves.
    static List<List<String>> paths(String dotted) {
        return paths(dotted, FILE).stream()
                .filter(path -> !List.of("lockstep", "extends", "locked").contains(path.getFirst()))
                .toList();
    }

    private static List<List<String>> paths(String rest, Shape shape) {
        List<List<String>> found = new ArrayList<>();
        for (int end = rest.indexOf('.', 1); ; end = rest.indexOf('.', end + 1)) {
            String first = end < 0 ? rest : rest.substring(0, end);
            Optional<Shape> inner =
                    switch (shape) {
                        case Keys(var keys) -> Optional.ofNullable(keys.get(first));
                        case Named(Shape each) -> Optional.of(each);
                        case Value() -> Optional.empty();
                        case Items _ -> Optional.empty();
                    };
            if (inner.isPresent() && !first.isEmpty()) {
                if (end < 0) {
                    found.add(List.of(first));
                } else {
                    for (List<String> more : paths(rest.substring(end + 1), inner.get())) {
                        List<String> path = new ArrayList<>(List.of(first));
                        path.addAll(more);
                        found.add(path);
                    }
                }
            }
            if (end < 0) {
                return found;
            }
        }
    }

    private static void unknown(
            String key, Place place, Map<String, Shape> keys, Problems problems) {
        String advice =
                key.equals("<<")
                        ? "; YAML 1.2 knows no merge key: write the keys out"
                        : NearestName.of(key, keys.keySet())
                                .map(name -> "; did you mean `" + name + "`?")
                                .orElse("; expected " + String.join(", ", keys.keySet()));
        problems.add(place, "unknown key" + place.quote(key) + advice);
    }

    private static Keys values(List<String> names) {
        Map<String, Shape> keys = new LinkedHashMap<>();
        names.forEach(name -> keys.put(name, VALUE));
        return new Keys(keys);
    }

    private static Keys keys(Object... namesAndShapes) {
        Map<String, Shape> keys = new LinkedHashMap<>();
        for (int i = 0; i < namesAndShapes.length; i += 2) {
            keys.put((String) namesAndShapes[i], (Shape) namesAndShapes[i + 1]);
        }
        return new Keys(keys);
    }
}
