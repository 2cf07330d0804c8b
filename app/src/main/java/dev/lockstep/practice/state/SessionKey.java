package dev.lockstep.practice.state;

import dev.lockstep.secret.Secret;
import java.security.SecureRandom;
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
    private static final String BASE64 =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /// Ids are drawn from a seed that anybody may know; what opens the account must not be.
    private static final SecureRandom RANDOM = new SecureRandom();

    /// New credentials of a sign-in, or of a role.
    ///
    /// @param caller as whom they act
    /// @param expires when they end (UTC)
    /// @param newId makes an id from its prefix, such as `ASIA`
    public static SessionKey make(Caller caller, Instant expires, UnaryOperator<String> newId) {
        return make(caller, expires, new Secrets.Kind.Plain(), newId);
    }

    /// New credentials.
    ///
    /// @param caller as whom they act
    /// @param expires when they end (UTC)
    /// @param kind how they came about
    /// @param newId makes an id from its prefix, such as `ASIA`
    public static SessionKey make(
            Caller caller, Instant expires, Secrets.Kind kind, UnaryOperator<String> newId) {
        return new SessionKey(
                newId.apply("ASIA").substring(0, ID_LENGTH),
                new Secrets.Session(
                        random(SECRET_LENGTH), random(TOKEN_LENGTH), caller, expires, kind));
    }

    private static Secret random(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(BASE64.charAt(RANDOM.nextInt(BASE64.length())));
        }
        return new Secret(text.toString());
    }
}
