package dev.lockstep.lockstepfile;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A value of a YAML document with its place.
sealed interface YamlNode {
    Place place();

    /// What messages call this kind of value.
    String kindName();

    /// A single value.
    ///
    /// @param plain whether it is written without quotes, so that its text decides its type
    record Scalar(Place place, String text, boolean plain) implements YamlNode {
        private static final int LONGEST_NUMBER = 32;
        private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
        private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
        private static final Pattern INTEGER =
                Pattern.compile("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
        private static final Pattern REAL =
                Pattern.compile(
                        "[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
                                + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

        /// The type by YAML 1.2's core schema (10.3.2): `yes` and `1:30` are text, `0o17` is 15.
        Type type() {
            if (!plain) {
                return Type.TEXT;
            }
            return NULL.matcher(text).matches()
                    ? Type.NULL
                    : BOOLEAN.matcher(text).matches()
                            ? Type.BOOLEAN
                            : INTEGER.matcher(text).matches()
                                    ? Type.INTEGER
                                    : REAL.matcher(text).matches() ? Type.REAL : Type.TEXT;
        }

        /// The whole number that it is, if it is one and small enough for an int. `0o17` is 15; a
        /// leading 0 means nothing.
        Optional<Integer> number() {
            if (type() != Type.INTEGER || text.length() > LONGEST_NUMBER) {
                return Optional.empty();
            }
            BigInteger value =
                    text.startsWith("0o")
                            ? new BigInteger(text.substring(2), 8)
                            : text.startsWith("0x")
                                    ? new BigInteger(text.substring(2), 16)
                                    : new BigInteger(text);
            return value.bitLength() < Integer.SIZE
                    ? Optional.of(value.intValueExact())
                    : Optional.empty();
        }

        @Override
        public String kindName() {
            return switch (type()) {
                case NULL -> "nothing";
                case BOOLEAN -> "true or false without quotes";
                case INTEGER, REAL -> "a number";
                case TEXT -> "text";
            };
        }
    }

    /// The types of YAML 1.2's core schema.
    enum Type {
        NULL,
        BOOLEAN,
        INTEGER,
        REAL,
        TEXT
    }

    /// A list.
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kindName() {
            return "a list";
        }
    }

    /// A map; its keys are texts as they are written.
    record Mapping(Place place, Map<String, Entry> entries) implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        Optional<YamlNode> get(String key) {
            return entry(key).map(Entry::value);
        }

        Optional<Entry> entry(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        @Override
        public String kindName() {
            return "a map";
        }
    }

    /// A value of a map, and where its key stands.
    record Entry(Place keyPlace, YamlNode value) {}

    /// Whether two values mean the same, wherever they stand.
    static boolean same(YamlNode one, YamlNode other) {
        return switch (one) {
            case Scalar a ->
                    other instanceof Scalar b
                            && a.type() == b.type()
                            && (a.text().equals(b.text()) || a.type() == Type.NULL);
            case Sequence a -> other instanceof Sequence b && sameItems(a.items(), b.items());
            case Mapping a ->
                    other instanceof Mapping b
                            && a.entries().keySet().equals(b.entries().keySet())
                            && a.entries().keySet().stream()
                                    .allMatch(key ->
                                            same(
                                                    a.get(key).orElseThrow(),
                                                    b.get(key).orElseThrow()));
        };
    }

    private static boolean sameItems(List<YamlNode> one, List<YamlNode> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
