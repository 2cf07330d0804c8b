package dev.lockstep.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ConcurrentHashMap;

/// The AWS CLI for tests that call it often. Its modules and models are read once, which takes most
/// of a second, and each command is a fork of the process that has read them (see aws_at_hand.py).
/// `./test --long` starts each command anew, by `-Daws.anew=true`.
public final class AwsAtHand {
    private static final boolean ANEW = Boolean.getBoolean("aws.anew");
    private static final Path SCRIPTS = Path.of("src/test/python/wire").toAbsolutePath();
    private static final ConcurrentHashMap<Path, Path> FOLDERS = new ConcurrentHashMap<>();

    private AwsAtHand() {}

    /// Where programs are looked for, so that `aws` is the AWS CLI of a Python environment.
    public static String path(Path venv) {
        String bin = venv.resolve("bin") + ":/usr/bin:/bin";
        return ANEW ? bin : FOLDERS.computeIfAbsent(venv, AwsAtHand::start) + ":" + bin;
    }

    /// A folder with an `aws` that reaches a server begun here, which ends with this process.
    private static Path start(Path venv) {
        try {
            Path folder = Files.createTempDirectory("aws");
            String python = venv.resolve("bin/python3").toString();
            Path command = folder.resolve("aws");
            Files.writeString(
                    command,
                    "#!"
                            + python
                            + " -IS\n"
                            + Files.readString(SCRIPTS.resolve("aws_by_hand.py"), UTF_8));
            Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
            var builder =
                    new ProcessBuilder(
                                    python,
                                    SCRIPTS.resolve("aws_at_hand.py").toString(),
                                    folder.resolve("socket").toString())
                            .directory(folder.toFile())
                            .redirectError(folder.resolve("errors").toFile());
            builder.environment().clear();
            builder.environment().put("PATH", "/usr/bin:/bin");
            builder.environment().put("HOME", folder.toString());
            Process server = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
            byte[] said = server.getInputStream().readNBytes("ready\n".length());
            if (!new String(said, UTF_8).equals("ready\n")) {
                throw new AssertionError(
                        "the AWS CLI is not ready: "
                                + Files.readString(folder.resolve("errors"), UTF_8));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process server, Path folder) {
        server.destroy();
        for (String name : new String[] {"aws", "socket", "errors", ""}) {
            try {
                Files.deleteIfExists(folder.resolve(name));
            } catch (IOException _) {
                // It is in the folder for temporary files.
            }
        }
    }
}
