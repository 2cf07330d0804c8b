package dev.lockstep.practice.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/// A part of a request, whatever it was written in.
interface Tree {
    /// A member of a structure.
    Optional<Tree> child(String name);

    List<Tree> elements(ListTrait list);

    Map<String, Tree> entries(MapTrait map);

    /// A single value, as written.
    ///
    /// @throws Malformed if this is none
    String text();
}
