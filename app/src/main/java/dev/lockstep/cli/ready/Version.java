package dev.lockstep.cli.ready;

import java.util.List;

/// Which Lockstep this is.
public final class Version {
    private Version() {}

    /// As in the parent pom; a test holds the two together.
    public static final String TEXT = "0.1.0";

    /// What `--version` says: the version, the commit that it was built from, the Java that runs
    /// it.
    ///
    /// @param vendor who made that Java
    public static List<String> lines(String vendor) {
        return List.of(
                "lockstep " + TEXT,
                "build " + WrittenDown.text("build").map(String::strip).orElse(BuildName.UNKNOWN),
                "Java " + Runtime.version() + ", " + vendor);
    }
}
