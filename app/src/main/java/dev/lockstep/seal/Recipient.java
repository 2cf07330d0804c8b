package dev.lockstep.seal;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Optional;

/// Somebody to whom a file can be sealed: the public half of an age identity, `age1…`.
///
/// Only X25519 recipients are known (C2SP, "age", "The X25519 recipient type"): neither keys of SSH
/// nor those of plugins.
public final class Recipient {
    private static final String START = "age1";

    /// 32 bytes in Bech32: what stands before them, 52 characters, and 6 of a checksum.
    private static final int LENGTH = START.length() + 52 + 6;

    private final String text;

    private Recipient(String text) {
        this.text = text;
    }

    /// The recipient of a text; none if it is no X25519 recipient, or mistyped: its checksum shows
    /// that.
    public static Optional<Recipient> of(String text) {
        String clean = text.strip();
        if (clean.length() != LENGTH
                || !clean.startsWith(START)
                || !clean.equals(clean.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        var found = new Recipient(clean);
        try {
            found.writer();
            return Optional.of(found);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    RecipientStanzaWriter writer() throws GeneralSecurityException {
        return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Recipient recipient && recipient.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /// As it is written: it is no secret.
    @Override
    public String toString() {
        return text;
    }
}
