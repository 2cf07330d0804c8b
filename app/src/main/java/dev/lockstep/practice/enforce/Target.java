package dev.lockstep.practice.enforce;

import java.util.Map;
import java.util.Optional;

/// What a call is about.
///
/// @param arn as policies name it; `*` where AWS knows no resource
/// @param words as AWS's refusals name it: often not by the ARN, but as in `user alice`
/// @param tags it has; none where it is yet to be made
/// @param boundary the ARN of its permissions boundary, of a user or role that is there
record Target(String arn, String words, Map<String, String> tags, Optional<String> boundary) {
    static final Target ANY = of("*");

    Target {
        tags = Map.copyOf(tags);
    }

    static Target of(String arn) {
        return new Target(arn, arn, Map.of(), Optional.empty());
    }

    Target called(String other) {
        return new Target(arn, other, tags, boundary);
    }
}
