package dev.lockstep.effect.wording;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// The value of a parameter, in the shapes that AWS's operations use.
public sealed interface Parameter {
    /// A string. Names and documents in it are hostile text.
    record Text(String text) implements Parameter {}

    /// A whole number.
    record Count(long count) implements Parameter {}

    /// True or false.
    record Flag(boolean flag) implements Parameter {}

    /// A list.
    record Many(List<Parameter> members) implements Parameter {
        public Many {
            members = List.copyOf(members);
        }
    }

    /// A structure: parameters by their names, in AWS's order.
    record Nested(SequencedMap<String, Parameter> members) implements Parameter {
        public Nested {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }
    }
}
