package dev.lockstep.practice.wire;

import java.util.Map;
import java.util.Optional;

/// One service of AWS, as its model describes it.
///
/// @param id its name in a signature, such as `access-analyzer`
/// @param version of the API, a date
/// @param target what stands before the operation in X-Amz-Target; empty where that is not used
/// @param namespace of its XML; empty for JSON
/// @param operations by name
/// @param shapes by name; of answers only those with required members
public record Service(
        String id,
        String version,
        Protocol protocol,
        String target,
        String namespace,
        Map<String, Operation> operations,
        Map<String, Shape> shapes) {
    public Optional<Operation> operation(String name) {
        return Optional.ofNullable(operations.get(name));
    }

    Shape shape(Optional<String> name) {
        return name.map(one -> shapes.getOrDefault(one, Shape.OPEN)).orElse(Shape.OPEN);
    }
}
