package dev.lockstep.cli.keys;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.HandOverDesk;
import dev.lockstep.operation.handover.HandOverPlace;
import dev.lockstep.operation.handover.HandedOver;
import dev.lockstep.report.Printable;
import dev.lockstep.secret.Secret;
import java.util.Optional;

/// Hands a new access key over, as soon as AWS has given it and before that is journaled: a key
/// that the journal tells of as made is one that somebody has.
final class KeyDesk extends HandOverDesk {
    private final String account;
    private volatile Optional<String> id = Optional.empty();

    /// @param account 12 digits
    KeyDesk(Console console, HandOverPlace place, String account) {
        super(console, place);
        this.account = account;
    }

    /// One for changes that make no key.
    static KeyDesk unused(Console console) {
        return new KeyDesk(console, new HandOverPlace.Screen(false), "");
    }

    /// The key that was made, if its secret came.
    Optional<String> id() {
        return id;
    }

    @Override
    public void accessKey(String owner, String key, Secret secret) {
        id = Optional.of(key);
        give(
                HandedOver.key(account, owner, key, secret),
                new Secret(
                        """
                        The new access key of %s.
                        Its secret is shown now and never again.

                          id      %s
                          secret  %s
                        """
                                .formatted(
                                        Printable.line(owner),
                                        Printable.line(key),
                                        Printable.line(secret.reveal()))),
                "Put it where it is needed, then press Enter: ");
    }
}
