import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Makes the cache with which Lockstep starts quickly: what Java loads, links and looks up at each
/// start is done once, in a training run, and kept in a file (JEP 483, JEP 515).
///
///     java build-tools/StartUp.java app/target/lockstep.jar app/target/lockstep.aot
///
/// Classes of a class-file version below 50 are verified the old way and never cached; those of the
/// jars beside it are raised first. The cache holds for these very jars and this JDK; with any
/// other Java starts as without it. Ends with 1, and leaves no cache, if that fails.
///
/// What follows the two files is run instead of the usual training: a class and its arguments.
final class StartUp {
    private static final int OLDEST_CACHED = 50;
    private static final int RAISED = ClassFile.JAVA_17_VERSION;
    private static final String NOTE = "META-INF/RAISED.txt";
    private static final int MOST_SECONDS = 180;

    private StartUp() {}

    public static void main(String[] arguments) throws Exception {
        Path jar = Path.of(arguments[0]).toAbsolutePath();
        Path cache = Path.of(arguments[1]).toAbsolutePath();
        List<String> training =
                arguments.length > 2
                        ? List.of(arguments).subList(2, arguments.length)
                        : List.of("dev.lockstep.Training");
        try (Stream<Path> beside = Files.list(jar.resolveSibling("lib"))) {
            for (Path one : beside.filter(file -> file.toString().endsWith(".jar")).toList()) {
                raise(one);
            }
        }
        Path folder = Files.createTempDirectory("lockstep-training");
        try {
            Path made = folder.resolve("made.aot");
            train(jar, made, folder, training);
            // In one step, so that nobody ever sees half of it.
            Path near = cache.resolveSibling(cache.getFileName() + "." + ProcessHandle.current().pid());
            Files.copy(made, near, REPLACE_EXISTING);
            try {
                Files.move(near, cache, REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(near);
            }
        } finally {
            delete(folder);
        }
    }

    private static void train(Path jar, Path made, Path folder, List<String> training)
            throws IOException, InterruptedException {
        Path seen = folder.resolve("seen.aotconf");
        var record = new ArrayList<>(List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + seen));
        record.addAll(List.of("-cp", jar.toString()));
        record.addAll(training);
        java(folder, record);
        java(
                folder,
                List.of(
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + seen,
                        "-XX:AOTCache=" + made,
                        "-cp",
                        jar.toString()));
        if (!Files.isRegularFile(made)) {
            throw new IOException("training left no cache");
        }
    }

    /// Runs Java in a folder of its own and without the environment, so that nothing of the
    /// person's is read or changed.
    private static void java(Path folder, List<String> words)
            throws IOException, InterruptedException {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        line.addAll(List.of("-Djava.io.tmpdir=" + folder, "-Duser.home=" + folder));
        line.addAll(words);
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.redirectInput(new File("/dev/null"));
        builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().clear();
        Process process = builder.start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IOException("training took more than " + MOST_SECONDS + " seconds");
        }
        if (process.exitValue() != 0) {
            throw new IOException("training ended with status " + process.exitValue());
        }
    }

    /// Raises the old classes of a jar, if it has any.
    private static void raise(Path jar) throws IOException {
        Path raised = jar.resolveSibling(jar.getFileName() + "." + ProcessHandle.current().pid());
        int count = 0;
        try (var from = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = Collections.list(from.entries());
            if (entries.stream().noneMatch(entry -> isOld(from, entry))) {
                return;
            }
            var tool =
                    ClassFile.of(
                            ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                            ClassFile.ConstantPoolSharingOption.NEW_POOL,
                            ClassFile.ClassHierarchyResolverOption.of(hierarchy(from)));
            try (var out =
                    new ZipOutputStream(
                            new BufferedOutputStream(Files.newOutputStream(raised)))) {
                for (ZipEntry entry : entries) {
                    byte[] bytes = bytes(from, entry);
                    if (isOld(from, entry)) {
                        bytes =
                                tool.transformClass(
                                        tool.parse(bytes),
                                        ClassTransform.endHandler(end ->
                                                        end.withVersion(RAISED, 0))
                                                .andThen(ClassTransform.ACCEPT_ALL));
                        count++;
                    }
                    put(out, entry.getName(), entry.getTime(), bytes);
                }
                String note =
                        "The classes of this jar were written anew with class-file version "
                                + RAISED
                                + " when Lockstep was built; they do the same.\n";
                put(out, NOTE, entries.getFirst().getTime(), note.getBytes());
            }
            Files.move(raised, jar, REPLACE_EXISTING);
            System.out.println("raised " + count + " classes of " + jar.getFileName());
        } finally {
            Files.deleteIfExists(raised);
        }
    }

    private static void put(ZipOutputStream out, String name, long time, byte[] bytes)
            throws IOException {
        var entry = new ZipEntry(name);
        entry.setTime(time);
        out.putNextEntry(entry);
        out.write(bytes);
        out.closeEntry();
    }

    private static boolean isOld(ZipFile jar, ZipEntry entry) {
        String name = entry.getName();
        if (!name.endsWith(".class") || name.startsWith("META-INF/")) {
            return false;
        }
        try (InputStream in = jar.getInputStream(entry)) {
            byte[] head = in.readNBytes(8);
            return head.length == 8 && ((head[6] & 0xFF) << 8 | head[7] & 0xFF) < OLDEST_CACHED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    /// Which class is above which: those of the jar from the jar, others from the JDK.
    private static ClassHierarchyResolver hierarchy(ZipFile jar) {
        return ClassHierarchyResolver.ofResourceParsing(type -> {
                    String name = type.descriptorString();
                    ZipEntry entry =
                            jar.getEntry(name.substring(1, name.length() - 1) + ".class");
                    try {
                        return entry == null ? null : jar.getInputStream(entry);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path one : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
