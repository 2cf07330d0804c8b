package dev.lockstep.keys;

import java.time.Instant;
import java.util.Optional;

/// A key as it was seen at a look. No secret is in it.
///
/// @param made when it was made (UTC), if that was known
/// @param useKnown whether its last use was known
/// @param used its last use (UTC); if that was known, none means never
public record KeySeen(
        String owner,
        String id,
        boolean active,
        Optional<Instant> made,
        boolean useKnown,
        Optional<Instant> used) {

    static KeySeen of(KeyLife key) {
        return new KeySeen(
                key.owner(),
                key.id().orElseThrow(),
                key.standing().isActive(),
                key.bornAtLatest() ? Optional.empty() : key.born(),
                !(key.use() instanceof LastUse.NotKnown),
                key.use().date());
    }

    /// The same, with what was known of its use before where that is not known now.
    KeySeen remembering(KeySeen before) {
        return useKnown
                ? this
                : new KeySeen(
                        owner, id, active, made.or(before::made), before.useKnown, before.used);
    }
}
