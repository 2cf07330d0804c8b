package dev.lockstep.policy.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What the build wrote down for this package; build-tools/IamData.java tells the form.
final class Resource {
    private Resource() {}

    static byte[] bytes(String name) {
        try (InputStream in =
                Objects.requireNonNull(Resource.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next bytes as text.
    static String text(ByteBuffer in, int length) {
        var text = new byte[length];
        in.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
