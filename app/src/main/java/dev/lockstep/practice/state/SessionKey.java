package dev.lockstep.practice.state;

import dev.lockstep.secret.Secret;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// Temporary credentials with the id that they go by.
///
/// @param id such as `ASIA…`
public record SessionKey(String id, Secrets.Session session) {
    /// AWS's ids of access keys have 20 characters, one fewer than those of users.
    private static final int ID_LENGTH = 20;

    private static final int SECRET_LENGTH = 40;
    private static final int TOKEN_LENGTH = 356;

    /// New credentials.
    ///
    /// @param caller as whom they act
    /// @param expires when they end (UTC)
    /// @param newId makes a random id from its prefix, such as `ASIA`
    public static SessionKey make(Caller caller, Instant expires, UnaryOperator<String> newId) {
        return new SessionKey(
                newId.apply("ASIA").substring(0, ID_LENGTH),
                new Secrets.Session(
                        new Secret(random(SECRET_LENGTH, newId)),
                        new Secret(random(TOKEN_LENGTH, newId)),
                        caller,
                        expires));
    }

    private static String random(int length, UnaryOperator<String> newId) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(newId.apply("S").substring(1));
        }
        return text.substring(0, length);
    }
}
