package dev.lockstep.practice.wire;

import java.util.Objects;
import software.amazon.awssdk.core.traits.ListTrait;

/// What the members of a list are called.
final class ListNames {
    private ListNames() {}

    /// The model names them only where they are not called `member`.
    static String element(ListTrait list) {
        return Objects.requireNonNullElse(list.memberLocationName(), "member");
    }
}
