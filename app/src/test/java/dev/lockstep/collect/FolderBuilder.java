package dev.lockstep.collect;

import dev.lockstep.account.Answers;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A snapshot folder for a test, file by file.
final class FolderBuilder {
    private final Path folder;

    FolderBuilder(Path folder) {
        this.folder = folder;
    }

    /// Writes a file; apostrophes in the text stand for quotation marks.
    FolderBuilder json(String file, String text) {
        return raw(file, text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    FolderBuilder text(String file, String text) {
        return raw(file, text.getBytes(StandardCharsets.UTF_8));
    }

    FolderBuilder raw(String file, byte[] bytes) {
        try {
            Files.write(folder.resolve(file), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    Answers read() {
        return SnapshotFolder.read(folder);
    }

    /// The value of a read that must be known.
    <T> T known(ReadKey<T> key) {
        return read().get(key).found().orElseThrow();
    }

    static <T> Source source(Answers answers, ReadKey<T> key) {
        return ((Read.Known<T>) answers.get(key)).source();
    }
}
