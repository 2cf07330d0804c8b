package dev.lockstep.practice.wire;

import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/// The SDK's class for each operation's request and answer.
final class SdkClasses {
    private static final Pattern ACRONYM = Pattern.compile("([A-Z])([A-Z]+)(?=[A-Z][a-z]|$)");

    private static final Map<String, String> PACKAGES = Map.of("access-analyzer", "accessanalyzer");

    private SdkClasses() {}

    /// An empty request, to be filled and built.
    static SdkPojo request(Operation operation) {
        return builder(operation, "Request");
    }

    /// An empty answer, to be filled and built.
    static SdkPojo answer(Operation operation) {
        return builder(operation, "Response");
    }

    static SdkPojo built(SdkPojo builder) {
        if (builder instanceof SdkBuilder<?, ?> one && one.build() instanceof SdkPojo made) {
            return made;
        }
        throw new IllegalStateException(builder.getClass() + " builds nothing");
    }

    /// `EnableMFADevice` → `EnableMfaDevice`, as the SDK names its classes.
    static String javaName(String operation) {
        return ACRONYM.matcher(operation)
                .replaceAll(found ->
                        found.group(1) + found.group(2).toLowerCase(java.util.Locale.ROOT));
    }

    private static SdkPojo builder(Operation operation, String kind) {
        String folder = PACKAGES.getOrDefault(operation.service(), operation.service());
        String name =
                "software.amazon.awssdk.services."
                        + folder
                        + ".model."
                        + javaName(operation.name())
                        + kind;
        try {
            return (SdkPojo) Class.forName(name).getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the SDK has no " + name, e);
        }
    }
}
