package dev.lockstep.practice.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/// Holds a request against AWS's model: what is required, lengths, ranges, patterns, enumerations.
///
/// The words are those of AWS's own validation, such as *Value 'x' at 'userName' failed to satisfy
/// constraint: Member must have length less than or equal to 64*.
final class Constraints {
    private static final String NAMES = "[\\w+=,.@-]+";

    private final Service service;
    private final List<String> found = new ArrayList<>();

    private Constraints(Service service) {
        this.service = service;
    }

    /// What AWS would say of a request; empty if nothing.
    static Optional<String> violated(Service service, Operation operation, SdkPojo request) {
        var constraints = new Constraints(service);
        constraints.structure(request, service.shape(operation.input()), "");
        List<String> found = constraints.found;
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() == 1 && found.getFirst().startsWith("The specified value ")) {
            return Optional.of(found.getFirst());
        }
        String errors = found.size() == 1 ? " validation error" : " validation errors";
        return Optional.of(found.size() + errors + " detected: " + String.join("; ", found));
    }

    private void structure(SdkPojo pojo, Shape shape, String path) {
        var fields = new java.util.HashMap<String, SdkField<?>>();
        pojo.sdkFields().forEach(field -> fields.put(field.memberName(), field));
        shape.members()
                .forEach((name, member) -> {
                    String at = path + lowerFirst(name);
                    SdkField<?> field = fields.get(name);
                    if (field == null) {
                        // Newer than the SDK: it cannot have been read either.
                        return;
                    }
                    Optional<Object> value = Present.value(field, pojo);
                    if (value.isPresent()) {
                        value(value.get(), member.shape(), at);
                    } else if (member.required()) {
                        found.add(
                                "Value null at '"
                                        + at
                                        + "' failed to satisfy constraint: Member must not"
                                        + " be null");
                    }
                });
    }

    private void value(Object value, String shapeName, String at) {
        Shape shape = service.shape(Optional.of(shapeName));
        switch (value) {
            case SdkPojo pojo -> structure(pojo, shape, at + ".");
            case List<?> list -> {
                size("length", list.size(), shape, list, at);
                int number = 0;
                for (Object one : list) {
                    number++;
                    String element = shape.element().orElse("");
                    value(one, element, at + "." + number + ".member");
                }
            }
            case Map<?, ?> map -> {
                size("length", map.size(), shape, map, at);
                map.forEach((key, one) -> value(one, shape.element().orElse(""), at + "." + key));
            }
            case SdkBytes bytes -> size("length", bytes.asByteArrayUnsafe().length, shape, "", at);
            case Number number -> size("value", number.longValue(), shape, number, at);
            case String text -> text(text, shape, at);
            default -> {
                // Booleans and times have no bounds.
            }
        }
    }

    private void text(String text, Shape shape, String at) {
        long length = text.codePointCount(0, text.length());
        boolean fits = size("length", length, shape, text, at);
        if (!shape.values().isEmpty() && !shape.values().contains(text)) {
            add(
                    shape,
                    text,
                    at,
                    "Member must satisfy enum value set: ["
                            + String.join(", ", shape.values())
                            + "]");
        }
        // What is too long is not matched: no pattern shall work through a megabyte.
        if (fits && shape.pattern().isPresent()) {
            String pattern = shape.pattern().get().pattern();
            if (!shape.pattern().get().matcher(text).matches()) {
                if (service.id().equals("iam") && pattern.equals(NAMES)) {
                    found.add(
                            "The specified value for "
                                    + at
                                    + " is invalid. It must contain only alphanumeric characters"
                                    + " and/or the following: +=,.@_-");
                } else {
                    add(
                            shape,
                            text,
                            at,
                            "Member must satisfy regular expression pattern: " + pattern);
                }
            }
        }
    }

    private boolean size(String kind, long size, Shape shape, Object value, String at) {
        if (shape.min().isPresent() && size < shape.min().get()) {
            add(
                    shape,
                    value,
                    at,
                    "Member must have " + kind + " greater than or equal to " + shape.min().get());
            return false;
        }
        if (shape.max().isPresent() && size > shape.max().get()) {
            add(
                    shape,
                    value,
                    at,
                    "Member must have " + kind + " less than or equal to " + shape.max().get());
            return false;
        }
        return true;
    }

    private void add(Shape shape, Object value, String at, String constraint) {
        // A list may hold what is sensitive, and only texts and numbers are worth repeating.
        boolean told = !shape.sensitive() && (value instanceof String || value instanceof Number);
        found.add(
                (told ? "Value '" + value + "' at '" : "Value at '")
                        + at
                        + "' failed to satisfy constraint: "
                        + constraint);
    }

    private static String lowerFirst(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
