package dev.lockstep.keys;

import dev.lockstep.account.Root;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where an access key stands.
///
/// @param owner the user, or [Root#NAME]
/// @param name the id; where it is not known `USER#1`, the slot of the credential report
/// @param id the id, where it is known
/// @param born when it was made (UTC), as far as that is known
/// @param bornAtLatest whether that is only the latest possible time
/// @param matters what is to be done, first what is due first
public record KeyLife(
        String owner,
        String name,
        Optional<String> id,
        Optional<Instant> born,
        boolean bornAtLatest,
        Standing standing,
        Documented documented,
        LastUse use,
        Rotation rotation,
        Removal removal,
        Quarantine quarantine,
        boolean breakGlass,
        List<Matter> matters) {
    public KeyLife {
        matters = List.copyOf(matters);
    }

    /// Whether AWS has found a key of the user in public.
    public enum Quarantine {
        YES,
        NO,
        /// The policies of the user were not read.
        NOT_KNOWN
    }

    /// Whether it is root's.
    public boolean isRoots() {
        return owner.equals(Root.NAME);
    }

    /// What is to be done first, if anything is.
    public Optional<Matter> next() {
        return matters.stream().findFirst();
    }

    KeyLife with(List<Matter> other) {
        return new KeyLife(
                owner,
                name,
                id,
                born,
                bornAtLatest,
                standing,
                documented,
                use,
                rotation,
                removal,
                quarantine,
                breakGlass,
                other);
    }
}
