package dev.lockstep.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The text of a file from outside: a regular file of bearable size, UTF-8, without NUL. A byte
/// order mark is read over; UTF-16 is an error that says so.
public final class InputText {
    /// The largest file that is read: enough for the authorization details of the largest account.
    public static final long MAX_BYTES = 128L * 1024 * 1024;

    private InputText() {}

    /// Reads a file.
    ///
    /// @param name what messages call it
    /// @throws BadInput if it is not such a file
    public static String read(Path file, String name) {
        return read(file, name, MAX_BYTES);
    }

    /// Reads a file of at most so many bytes, in whole megabytes.
    ///
    /// @param name what messages call it
    /// @throws BadInput if it is not such a file
    public static String read(Path file, String name, long most) {
        return decode(readBytes(file, name, most), name);
    }

    /// Reads the bytes of a regular file.
    ///
    /// @param name what messages call it
    /// @param most the largest number of bytes that is read, in whole megabytes
    /// @throws BadInput if it is no regular file, larger than that, or cannot be read
    public static byte[] readBytes(Path file, String name, long most) {
        try {
            if (!Files.exists(file) && !Files.isSymbolicLink(file)) {
                throw BadInput.in(name, "there is no such file");
            }
            if (!Files.isRegularFile(file)) {
                throw BadInput.in(
                        name,
                        Files.isSymbolicLink(file)
                                ? "this is a link that leads to no regular file"
                                : "this is not a regular file");
            }
            if (Files.size(file) > most) {
                throw tooLarge(name, most);
            }
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length > most) {
                throw tooLarge(name, most);
            }
            return bytes;
        } catch (AccessDeniedException e) {
            throw BadInput.in(name, "the file may not be read (permission denied)");
        } catch (FileSystemException e) {
            throw BadInput.in(name, "the file cannot be read");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BadInput tooLarge(String name, long most) {
        return BadInput.in(name, "larger than " + most / 1024 / 1024 + " MB; expected less");
    }

    /// Decodes bytes as UTF-8.
    ///
    /// @throws BadInput if they are something else
    public static String decode(byte[] bytes, String name) {
        if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
            throw BadInput.in(name, "the text is UTF-16; expected UTF-8 (save it again as UTF-8)");
        }
        int start = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        int line = 1;
        boolean ascii = true;
        for (int i = start; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw BadInput.at(name, line, "a NUL character; expected text in UTF-8");
            }
            if (bytes[i] == '\n') {
                line++;
            }
            ascii &= bytes[i] > 0;
        }
        if (!ascii) {
            requireUtf8(bytes, start, name);
        }
        return new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    /// Checks piece by piece: a large file must not be held a second time only to be checked.
    private static void requireUtf8(byte[] bytes, int start, String name) {
        var in = ByteBuffer.wrap(bytes, start, bytes.length - start);
        var piece = CharBuffer.allocate(8192);
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result;
        do {
            result = decoder.decode(in, piece.clear(), true);
        } while (result.isOverflow());
        if (result.isError()) {
            throw BadInput.at(
                    name, lineOf(bytes, in.position()), "a byte that is not UTF-8; expected UTF-8");
        }
    }

    private static int lineOf(byte[] bytes, int end) {
        int line = 1;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == '\n') {
                line++;
            }
        }
        return line;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xFF) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
