package dev.lockstep.image;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The files of the GNU C library that a Java runtime needs, as this machine has them.
///
/// @param architecture as images name it
/// @param files the file on this machine, by its place in the image
/// @param licence what the library's package says of its licence, where the machine has it
record CLibrary(String architecture, Map<String, Path> files, Optional<Path> licence) {
    private static final List<String> LIBRARIES =
            List.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1");

    /// @param architecture as images name it
    /// @param loader where every program expects the loader
    /// @param folders where distributions put the library
    private record Machine(String architecture, String loader, List<String> folders) {}

    private static final Map<String, Machine> MACHINES =
            Map.of(
                    "amd64",
                    new Machine(
                            "amd64",
                            "/lib64/ld-linux-x86-64.so.2",
                            List.of("/lib/x86_64-linux-gnu", "/lib64", "/usr/lib")),
                    "aarch64",
                    new Machine(
                            "arm64",
                            "/lib/ld-linux-aarch64.so.1",
                            List.of("/lib/aarch64-linux-gnu", "/lib64", "/usr/lib")));

    /// @throws IllegalStateException if this machine is not Linux with the GNU C library
    static CLibrary here() {
        Machine machine = MACHINES.get(System.getProperty("os.arch"));
        if (machine == null || !Files.exists(Path.of(machine.loader()))) {
            throw new IllegalStateException(
                    "an image on scratch takes the GNU C library of a Linux machine; give another"
                            + " base, such as"
                            + " -Dimage.base=gcr.io/distroless/java25-debian13:nonroot");
        }
        var files = new TreeMap<String, Path>();
        files.put(machine.loader(), Path.of(machine.loader()));
        for (String name : LIBRARIES) {
            // In the same place: the loader looks where its distribution has told it to.
            find(machine, name).ifPresent(file -> files.put(file.toString(), file));
        }
        return new CLibrary(
                machine.architecture(),
                files,
                Optional.of(Path.of("/usr/share/doc/libc6/copyright")).filter(Files::exists));
    }

    private static Optional<Path> find(Machine machine, String name) {
        return machine.folders().stream()
                .map(folder -> Path.of(folder, name))
                .filter(Files::exists)
                .findFirst();
    }
}
