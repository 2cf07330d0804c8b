package dev.lockstep.lockstepfile.edit;

import dev.lockstep.lockstepfile.YamlText;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// One key of a map that is to be written, with its value.
///
/// @param value what a reader will take it for
/// @param yaml how it is written
record Field(String key, String value, String yaml) {
    static Field text(String key, String value) {
        return new Field(key, value, YamlText.of(value));
    }

    static Field flag(String key, boolean value) {
        return new Field(key, Boolean.toString(value), Boolean.toString(value));
    }

    static Field day(String key, LocalDate day) {
        return new Field(key, day.toString(), day.toString());
    }

    static Field list(String key, Collection<String> values) {
        String yaml = YamlText.list(values);
        return new Field(key, yaml, yaml);
    }

    /// All of them on one line, in braces.
    static String map(List<Field> fields) {
        return fields.stream().map(Field::entry).collect(Collectors.joining(", ", "{", "}"));
    }

    String entry() {
        return key + ": " + yaml;
    }
}
