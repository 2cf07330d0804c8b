package dev.lockstep.practice.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What AWS's model says of a kind of value.
///
/// @param min of a number its least value, of text, lists and blobs their least length
/// @param max the same, at most
/// @param sensitive whether AWS keeps the value out of its messages
/// @param element the shape of a list's members or of a map's values
/// @param values of an enumeration; empty if it is none
/// @param members of a structure, in the model's order
record Shape(
        Optional<Long> min,
        Optional<Long> max,
        boolean sensitive,
        Optional<Pattern> pattern,
        Optional<String> element,
        List<String> values,
        Map<String, Member> members) {
    /// A shape of which nothing is known.
    static final Shape OPEN =
            new Shape(
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Map.of());

    /// One member of a structure.
    ///
    /// @param shape the name of its shape
    record Member(String shape, boolean required) {}

    Shape withMembers(Map<String, Member> other) {
        return new Shape(min, max, sensitive, pattern, element, values, other);
    }

    boolean requires(String member) {
        Member one = members.get(member);
        return one != null && one.required();
    }
}
