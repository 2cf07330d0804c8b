package dev.lockstep.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/// The layers of the image, those that change least first. Each file is named here, or lies in a
/// folder that the build made: nothing comes along by accident.
///
/// @param time what every file is dated
record Layers(Instant time) {
    private static final FilePermissions FILE = FilePermissions.fromOctalString("644");
    private static final FilePermissions PROGRAM = FilePermissions.fromOctalString("755");

    /// What the Java runtime stands on, in an image that stands on nothing.
    ///
    /// @param work a folder for what is made on the way
    List<FileEntriesLayer> system(CLibrary library, Path work) throws IOException {
        var layer = FileEntriesLayer.builder().setName("system");
        library.files()
                .forEach((place, file) -> layer.addEntry(real(file), at(place), PROGRAM, time));
        library.licence()
                .ifPresent(file ->
                        layer.addEntry(
                                real(file), at("/usr/share/doc/libc6/copyright"), FILE, time));
        Path people = work.resolve("passwd");
        Files.writeString(
                people,
                "root:x:0:0:root:/:/sbin/nologin\n"
                        + "lockstep:x:65532:65532:lockstep:"
                        + ImageTar.HOME
                        + ":/sbin/nologin\n");
        layer.addEntry(people, at("/etc/passwd"), FILE, time);
        return List.of(layer.build());
    }

    FileEntriesLayer runtime(Path runtime) throws IOException {
        return FileEntriesLayer.builder()
                .setName("runtime")
                .addEntryRecursive(
                        runtime,
                        at(ImageTar.PLACE + "/runtime"),
                        (file, _) -> isProgram(file) ? PROGRAM : FILE,
                        (_, _) -> time)
                .build();
    }

    /// Lockstep itself and the libraries that it uses.
    ///
    /// @param project the folder of the project, built
    List<FileEntriesLayer> program(Path project) throws IOException {
        var libraries = FileEntriesLayer.builder().setName("libraries");
        var own = FileEntriesLayer.builder().setName("lockstep");
        Path built = project.resolve("app").resolve("target");
        try (Stream<Path> jars = Files.list(built.resolve("lib"))) {
            for (Path jar : jars.sorted().toList()) {
                String name = jar.getFileName().toString();
                (name.startsWith("lockstep-") ? own : libraries)
                        .addEntry(jar, at(ImageTar.PLACE + "/lib/" + name), FILE, time);
            }
        }
        own.addEntry(
                built.resolve("lockstep.jar"), at(ImageTar.PLACE + "/lockstep.jar"), FILE, time);
        own.addEntry(project.resolve("LICENSE"), at(ImageTar.PLACE + "/LICENSE"), FILE, time);
        Path empty = Files.createDirectories(built.resolve("empty"));
        own.addEntry(empty, at(ImageTar.HOME), PROGRAM, time);
        own.addEntry(empty, at("/work"), PROGRAM, time);
        return List.of(libraries.build(), own.build());
    }

    private static boolean isProgram(Path file) {
        return Files.isDirectory(file) || Files.isExecutable(file);
    }

    /// The file itself: links of this machine mean nothing in an image.
    private static Path real(Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AbsoluteUnixPath at(String place) {
        return AbsoluteUnixPath.get(place);
    }
}
