package dev.lockstep.cli.ready;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The texts that the build wrote beside the classes.
final class WrittenDown {
    private WrittenDown() {}

    /// A text, if the build wrote one of this name.
    static Optional<String> text(String name) {
        if (!name.matches("[a-z]+(-[a-z]+)*")) {
            return Optional.empty();
        }
        try (InputStream in = WrittenDown.class.getResourceAsStream("written/" + name + ".txt")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalStateException if the build did not write it
    static String needed(String name) {
        return text(name)
                .orElseThrow(() -> new IllegalStateException("the build wrote no " + name));
    }
}
