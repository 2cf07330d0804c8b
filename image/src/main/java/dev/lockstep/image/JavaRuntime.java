package dev.lockstep.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// A Java runtime of the modules that Lockstep needs, linked from the JDK that builds.
///
/// @param folder where it is made
record JavaRuntime(Path folder) {
    /// What `jdeps` finds, but for java.desktop: an annotation of it stands on a class of the AWS
    /// SDK, and Java passes over annotations that are not there.
    private static final List<String> MODULES =
            List.of("java.base", "java.logging", "java.xml", "jdk.httpserver");

    /// In a process of its own: within another, what jlink writes hangs on that one.
    Path make() throws IOException, InterruptedException {
        delete();
        Path said = folder.resolveSibling("jlink.log");
        Process jlink =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                                "--add-modules",
                                String.join(",", MODULES),
                                "--strip-debug",
                                "--no-header-files",
                                "--no-man-pages",
                                "--compress",
                                "zip-6",
                                "--output",
                                folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        if (jlink.waitFor() != 0) {
            throw new IllegalStateException("jlink: " + Files.readString(said));
        }
        return folder;
    }

    private void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> old = Files.walk(folder)) {
            for (Path one : old.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
