package dev.lockstep.practice.wire;

import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/// What was set on one of the SDK's objects.
public final class Present {
    private Present() {}

    /// The value of a member, if it was set: a list that nobody set is not an empty one.
    public static Optional<Object> value(SdkField<?> field, SdkPojo pojo) {
        Object value = field.getValueOrDefault(pojo);
        return value == null
                        || value instanceof SdkAutoConstructList<?>
                        || value instanceof SdkAutoConstructMap<?, ?>
                ? Optional.empty()
                : Optional.of(value);
    }
}
