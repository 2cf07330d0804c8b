package dev.lockstep.practice.console;

import dev.lockstep.secret.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The way into a console: addresses that only who has the practice account's token can make, each
/// of which lets one browser in, once. The token itself does not stand in them, so that a browser's
/// history holds nothing that opens anything later.
public final class Entrance {
    private static final String METHOD = "HmacSHA256";
    private static final int BYTES = 16;
    private static final Pattern TICKET = Pattern.compile("([\\w-]{22})\\.([\\w-]{43})");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Secret token;
    private final Set<String> used = new HashSet<>();

    /// @param token of the practice account
    Entrance(Secret token) {
        this.token = token;
    }

    /// A new address that opens the console in a browser, once.
    ///
    /// @param endpoint where the practice account answers
    /// @param token of the practice account
    public static Secret address(URI endpoint, Secret token) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String number = text(bytes);
        return new Secret(
                endpoint.resolve(ConsoleSite.PREFIX)
                        + "?entry="
                        + number
                        + "."
                        + seal(number, token).reveal());
    }

    /// What is shown at the entrance.
    enum Shown {
        /// It lets this browser in, and none after it.
        GOOD,
        /// It has let a browser in.
        USED,
        /// It was not made with the token.
        WRONG
    }

    /// Takes what an address brings.
    Shown take(String entry) {
        Matcher ticket = TICKET.matcher(entry);
        if (!ticket.matches() || !seal(ticket.group(1), token).is(ticket.group(2))) {
            return Shown.WRONG;
        }
        return used.add(ticket.group(1)) ? Shown.GOOD : Shown.USED;
    }

    private static Secret seal(String number, Secret token) {
        try {
            Mac mac = Mac.getInstance(METHOD);
            mac.init(new SecretKeySpec(token.reveal().getBytes(StandardCharsets.UTF_8), METHOD));
            return new Secret(
                    text(mac.doFinal(("console " + number).getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + METHOD, e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
