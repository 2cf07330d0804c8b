package dev.lockstep.practice.enforce;

import dev.lockstep.practice.wire.Present;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkPojo;

/// A request by the names of its members, as AWS's model has them: what is to be known of it is the
/// same for every operation.
record Members(SdkPojo request) {
    /// What services call the tags of what is made or tagged.
    private static final List<String> TAGS = List.of("Tags", "TagsList", "tags");

    Optional<Object> value(String name) {
        return value(request, name);
    }

    private static Optional<Object> value(SdkPojo pojo, String name) {
        return pojo.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst()
                .flatMap(field -> Present.value(field, pojo));
    }

    /// A member as text; absent if it was not given.
    Optional<String> text(String name) {
        return value(name).map(Object::toString);
    }

    /// A list of texts; empty if it was not given.
    List<String> texts(String name) {
        return value(name)
                .map(value -> value instanceof List<?> list ? list : List.of(value))
                .map(list -> list.stream().map(Object::toString).toList())
                .orElse(List.of());
    }

    /// Whether a member asks for something: it was given, and is no empty list.
    boolean asksFor(String name) {
        return value(name)
                .filter(value -> !(value instanceof List<?> list && list.isEmpty()))
                .isPresent();
    }

    /// The tags that the request gives.
    Map<String, String> tags() {
        var tags = new TreeMap<String, String>();
        for (String name : TAGS) {
            switch (value(name).orElse("")) {
                case Map<?, ?> map ->
                        map.forEach((key, value) -> tags.put(key.toString(), value.toString()));
                case List<?> list ->
                        list.stream()
                                .flatMap(one ->
                                        one instanceof SdkPojo tag ? Stream.of(tag) : Stream.of())
                                .forEach(tag ->
                                        tags.put(
                                                value(tag, "Key").orElse("").toString(),
                                                value(tag, "Value").orElse("").toString()));
                default -> {
                    // Not given.
                }
            }
        }
        return tags;
    }
}
