package dev.lockstep.root;

import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.Removal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// In which order root takes its own keys away: what is due first; and last the key that signs,
/// since after its end nothing more can be done with it.
///
/// @param keys by root's own list
/// @param signing the id of the key that signs the requests, if one does; a session of aws login is
///   none
public record OwnKeys(List<KeyLife> keys, Optional<String> signing) {
    public OwnKeys {
        keys = List.copyOf(keys);
    }

    /// The key whose turn it is; empty: there is none.
    public Optional<KeyLife> next() {
        return keys.stream().min(Comparator.comparingInt(this::turn).thenComparing(KeyLife::name));
    }

    /// The key of an id.
    public Optional<KeyLife> named(String id) {
        return keys.stream().filter(key -> key.id().filter(id::equals).isPresent()).findFirst();
    }

    private int turn(KeyLife key) {
        if (isSigning(key)) {
            return 3;
        }
        if (key.removal() instanceof Removal.Due) {
            return 0;
        }
        return key.standing().isActive() ? 1 : 2;
    }

    /// Whether the requests are signed by it.
    public boolean isSigning(KeyLife key) {
        return signing.isPresent() && key.id().equals(signing);
    }

    /// Why a key has to wait for another, if it has to: a sentence.
    public Optional<String> waitsForAnother(KeyLife key) {
        return isSigning(key) && keys.size() > 1
                ? Optional.of(
                        "%s signs these requests, so it goes last: once it is inactive, it can do nothing about the other key. Take that one to its end first; or sign in by aws login as root, which needs no key."
                                .formatted(key.name()))
                : Optional.empty();
    }

    /// What a person must know before the key that signs is made inactive.
    public Optional<String> ownEnd(KeyLife key) {
        return isSigning(key) && key.standing().isActive()
                ? Optional.of(
                        "%s signs these requests: it signs its own end, and AWS answers nothing to it afterwards. lockstep undo with it is not possible then, nor is its deletion: for both sign in by aws login as root, or in the console."
                                .formatted(key.name()))
                : Optional.empty();
    }
}
