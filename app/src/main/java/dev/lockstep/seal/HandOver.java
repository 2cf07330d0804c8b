package dev.lockstep.seal;

import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import dev.lockstep.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;

/// A file with a secret in it, for one reader: sealed, or readable by its owner alone (0600).
///
/// It is a new file, never written into one that is there nor through a link.
public final class HandOver {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private HandOver() {}

    /// Writes a new file that only the recipient can open.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if something stands there; it is left alone
    /// @throws IOException if it cannot be written; no part of it is left
    public static void sealed(Path file, Recipient recipient, Secret content) throws IOException {
        write(file, seal(recipient, content));
    }

    /// Writes a new file as it is, for its owner alone.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException if something stands there; it is left alone
    /// @throws IOException if it cannot be written; no part of it is left
    public static void open(Path file, Secret content) throws IOException {
        write(file, content.reveal().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] seal(Recipient recipient, Secret content) throws IOException {
        var sealed = new ByteArrayOutputStream();
        try (WritableByteChannel out =
                new StandardEncryptingChannelFactory()
                        .newEncryptingChannel(
                                Channels.newChannel(sealed), List.of(recipient.writer()))) {
            writeAll(out, content.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java cannot seal", e);
        }
        return sealed.toByteArray();
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        boolean isMade = false;
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS),
                        OWNER_ONLY)) {
            try {
                writeAll(channel, bytes);
                channel.force(true);
                isMade = true;
            } finally {
                if (!isMade) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static void writeAll(WritableByteChannel out, byte[] bytes) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(bytes);
        while (all.hasRemaining()) {
            out.write(all);
        }
    }
}
