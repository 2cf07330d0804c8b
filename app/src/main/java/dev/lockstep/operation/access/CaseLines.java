package dev.lockstep.operation.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.lockstep.input.BadInput;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/// The lines of a file that may be larger than memory, packed with gzip or not.
final class CaseLines implements AutoCloseable {
    /// The longest line that is read, in characters.
    private static final int LONGEST = 32 * 1024 * 1024;

    private static final int BUFFER = 1 << 16;
    private static final int GZIP = 0x8B1F;

    private final String name;
    private final Reader reader;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int end;
    private int line;

    private CaseLines(String name, Reader reader) {
        this.name = name;
        this.reader = reader;
    }

    /// Opens a file.
    ///
    /// @param name what messages call it
    /// @throws BadInput if there is no such file or it may not be read
    static CaseLines open(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            throw BadInput.in(
                    name,
                    Files.exists(file) ? "this is not a regular file" : "there is no such file");
        }
        try {
            InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
            return new CaseLines(
                    name,
                    new InputStreamReader(
                            isPacked(bytes) ? new GZIPInputStream(bytes, BUFFER) : bytes,
                            UTF_8.newDecoder()
                                    .onMalformedInput(CodingErrorAction.REPORT)
                                    .onUnmappableCharacter(CodingErrorAction.REPORT)));
        } catch (AccessDeniedException e) {
            throw BadInput.in(name, "the file may not be read (permission denied)");
        } catch (EOFException | ZipException e) {
            throw BadInput.in(name, "broken; expected a whole file packed with gzip");
        } catch (FileSystemException e) {
            throw BadInput.in(name, "the file cannot be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPacked(InputStream bytes) throws IOException {
        bytes.mark(2);
        int start = bytes.read() | bytes.read() << 8;
        bytes.reset();
        return start == GZIP;
    }

    /// The number of the last line that was read, from 1.
    int line() {
        return line;
    }

    /// The next line without its end; empty at the end of the file.
    ///
    /// @throws BadInput if it is too long, or is not text in UTF-8
    Optional<String> next() {
        line++;
        try {
            return Optional.ofNullable(read()).map(this::withoutMark);
        } catch (CharacterCodingException e) {
            throw BadInput.at(name, line, "a byte that is not UTF-8; expected UTF-8");
        } catch (EOFException | ZipException e) {
            throw BadInput.at(
                    name, line, "the file breaks off; expected a whole file packed with gzip");
        } catch (IOException e) {
            throw BadInput.at(name, line, "the file cannot be read further");
        }
    }

    private String withoutMark(String text) {
        return line == 1 && text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private @org.jspecify.annotations.Nullable String read() throws IOException {
        var text = new StringBuilder();
        while (true) {
            if (at == end) {
                at = 0;
                end = reader.read(buffer);
                if (end < 0) {
                    end = 0;
                    return text.isEmpty() ? null : text.toString();
                }
            }
            int stop = at;
            while (stop < end && buffer[stop] != '\n') {
                stop++;
            }
            text.append(buffer, at, stop - at);
            if (text.length() > LONGEST) {
                throw BadInput.at(name, line, "expected a line of at most 32 million characters");
            }
            boolean whole = stop < end;
            at = whole ? stop + 1 : stop;
            if (whole) {
                int length = text.length();
                if (length > 0 && text.charAt(length - 1) == '\r') {
                    text.setLength(length - 1);
                }
                return text.toString();
            }
        }
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
