package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Program;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The start script with a cache that is good, gone or broken, as real processes: only time may
/// differ.
class StartUpTest {
    @TempDir private static Path root;

    private static Path target;
    private static Path cache;
    private static Path good;
    private static Path java;

    /// What a start said, and how it ended.
    private record Said(int status, String out, String err) {}

    @BeforeAll
    static void a_program_with_a_cache() throws IOException, InterruptedException {
        target = root.resolve("app/target");
        cache = target.resolve("lockstep.aot");
        good = root.resolve("good.aot");
        java = Path.of(System.getProperty("java.home"), "bin", "java");
        Files.createDirectories(target.resolve("lib"));
        Files.createDirectories(root.resolve("build-tools"));
        for (String file :
                List.of(
                        "lockstep",
                        "pom.xml",
                        "build-tools/find-jdk.sh",
                        "build-tools/StartUp.java")) {
            Files.copy(Path.of("..").resolve(file), root.resolve(file));
        }
        program();
        Said trained =
                run(
                        List.of(
                                java.toString(),
                                root.resolve("build-tools/StartUp.java").toString(),
                                target.resolve("lockstep.jar").toString(),
                                good.toString(),
                                "dev.lockstep.Main",
                                "explain",
                                "root-mfa"));
        assertThat(trained.status()).as("%s", trained).isZero();
        mark("lockstep.built");
    }

    /// The program as it is packaged: a jar, and those that it needs beside it.
    private static void program() throws IOException {
        var names = new ArrayList<String>();
        var folders = new ArrayList<Path>();
        for (Path path : Program.classPath()) {
            if (Files.isDirectory(path)) {
                folders.add(path);
            } else {
                Files.copy(path, target.resolve("lib").resolve(path.getFileName()));
                names.add("lib/" + path.getFileName());
            }
        }
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.lockstep.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
        try (OutputStream file = Files.newOutputStream(target.resolve("lockstep.jar"));
                var jar = new JarOutputStream(file, manifest)) {
            for (Path folder : folders) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path one : all.filter(Files::isRegularFile).toList()) {
                        jar.putNextEntry(new ZipEntry(folder.relativize(one).toString()));
                        Files.copy(one, jar);
                        jar.closeEntry();
                    }
                }
            }
        }
    }

    private static void mark(String name) throws IOException {
        Path file = target.resolve(name);
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
    }

    private static Said run(List<String> line) throws IOException, InterruptedException {
        Path out = Files.createTempFile(root, "out", "");
        Path err = Files.createTempFile(root, "err", "");
        var builder =
                new ProcessBuilder(line)
                        .directory(root.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return new Said(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private static Said explained() throws IOException, InterruptedException {
        return run(List.of(root.resolve("lockstep").toString(), "explain", "root-mfa"));
    }

    private static Said misspelt() throws IOException, InterruptedException {
        return run(List.of(root.resolve("lockstep").toString(), "explian", "root-mfa"));
    }

    @FunctionalInterface
    private interface Spoiling {
        void spoil() throws IOException;
    }

    private static void overwrite(long at, byte[] bytes) throws IOException {
        Files.copy(good, cache);
        try (var channel = Files.newByteChannel(cache, StandardOpenOption.WRITE)) {
            channel.position(at);
            channel.write(ByteBuffer.wrap(bytes));
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static void remove() throws IOException {
        if (Files.isDirectory(cache)) {
            Files.deleteIfExists(cache.resolve("inside"));
        }
        Files.deleteIfExists(cache);
    }

    @Test
    void the_cache_fits_this_program() throws IOException, InterruptedException {
        Said said =
                run(
                        List.of(
                                java.toString(),
                                "-XX:AOTMode=on",
                                "-XX:AOTCache=" + good,
                                "-XX:+UseSerialGC",
                                "-jar",
                                target.resolve("lockstep.jar").toString(),
                                "--version"));
        assertThat(said.status()).as("%s", said).isZero();
        assertThat(said.out()).startsWith("lockstep ").doesNotContain("[");
    }

    @Test
    void a_cache_that_is_good_gone_or_broken_changes_no_output_and_no_status()
            throws IOException, InterruptedException {
        mark("lockstep.trained");
        remove();
        Said plain = explained();
        Said refused = misspelt();
        assertThat(plain.status()).isZero();
        assertThat(plain.err()).isEmpty();
        assertThat(plain.out()).contains("root-mfa");
        assertThat(refused.status()).isEqualTo(64);
        long size = Files.size(good);
        List<Spoiling> all =
                List.of(
                        () -> Files.copy(good, cache),
                        () -> Files.write(cache, new byte[0]),
                        () -> Files.write(cache, noise(3_000_000)),
                        () -> overwrite(0, noise(64)),
                        () -> overwrite(size / 8, noise(1_000_000)),
                        () -> overwrite(size / 2, noise((int) (size / 2))),
                        () -> {
                            Files.copy(good, cache);
                            try (var channel =
                                    Files.newByteChannel(cache, StandardOpenOption.WRITE)) {
                                channel.truncate(size / 2);
                            }
                        },
                        () -> {
                            Files.createDirectory(cache);
                            Files.writeString(cache.resolve("inside"), "");
                        });
        for (int i = 0; i < all.size(); i++) {
            remove();
            all.get(i).spoil();
            assertThat(explained()).as("spoiling %d", i).isEqualTo(plain);
        }
        assertThat(misspelt()).isEqualTo(refused);
        remove();
        // A cache of another program, as after a build that made none.
        Files.copy(good, cache);
        Path jar = target.resolve("lockstep.jar");
        FileTime made = Files.getLastModifiedTime(jar);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(30)));
        assertThat(explained()).isEqualTo(plain);
        Files.setLastModifiedTime(jar, made);
    }

    @Test
    void training_that_fails_is_told_once_and_stops_nothing()
            throws IOException, InterruptedException {
        Path tool = root.resolve("build-tools/StartUp.java");
        String whole = Files.readString(tool);
        Files.deleteIfExists(target.resolve("lockstep.trained"));
        Files.writeString(tool, "nothing that compiles");
        try {
            Said first = explained();
            assertThat(first.status()).isZero();
            assertThat(first.out()).contains("root-mfa");
            assertThat(first.err())
                    .isEqualTo(
                            "lockstep: learning to start quickly (once; some ten seconds) ...\n"
                                    + "lockstep: that failed, so it starts slower; why stands in"
                                    + " target/training.log\n");
            mark("lockstep.trained");
            assertThat(explained()).isEqualTo(new Said(0, first.out(), ""));
        } finally {
            Files.writeString(tool, whole);
        }
    }
}
