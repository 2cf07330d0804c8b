package dev.lockstep.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What of ours stands whole in a page, and the hash by which its policy lets it in.
///
/// @param hash as a Content-Security-Policy writes it, of the text with nothing around it
record Asset(String text, String hash) {
    /// The files of these names, one after the other.
    static Asset of(String... names) {
        String text = Stream.of(names).map(Asset::text).collect(Collectors.joining());
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return new Asset(text, "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The style of a page of this kind: what all have in common, and its own after it.
    static Asset style(String own) {
        return of("page.css", own);
    }

    private static String text(String name) {
        try (InputStream in = Asset.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("a part of the program is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
