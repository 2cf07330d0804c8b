package dev.lockstep.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;

/// Where things stand, and the environment in which everything is started.
///
/// Nothing of the person's own AWS configuration is seen: the home folder is an empty one under the
/// build folder, and no variable of the caller's but the path is passed on.
///
/// @param root the project's folder
/// @param venv the virtual environment that `./test` makes, with the AWS CLI and moto
/// @param path the caller's `PATH`
/// @param javaHome the JDK
public record Place(Path root, Path venv, String path, String javaHome) {
    /// For what a run leaves behind; made if it is not there.
    public Path folder(String name) {
        Path folder = root.resolve("bench/target").resolve(name);
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The start script, as people call it.
    public String lockstep() {
        return root.resolve("lockstep").toString();
    }

    public String python() {
        return venv.resolve("bin/python").toString();
    }

    /// The AWS CLI.
    ///
    /// @throws Unfit if it is not installed
    public String awsCli() {
        Path aws = venv.resolve("bin/aws");
        if (!Files.isExecutable(aws)) {
            throw new Unfit("the AWS CLI is not in " + venv + "; ./test installs it there");
        }
        return aws.toString();
    }

    /// The environment of a program that is started, and the more that it needs.
    public Map<String, String> environment(Map<String, String> more) {
        var all = new TreeMap<String, String>();
        all.put("PATH", path);
        all.put("JAVA_HOME", javaHome);
        all.put("HOME", folder("home").toString());
        all.put("LOCKSTEP_HOME", folder("state").toString());
        all.put("AWS_EC2_METADATA_DISABLED", "true");
        all.put("AWS_PAGER", "");
        all.put("LC_ALL", "C.UTF-8");
        all.putAll(more);
        return all;
    }
}
