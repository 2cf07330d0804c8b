package dev.lockstep.cli;

/// Which Lockstep this is.
public final class Version {
    private Version() {}

    /// As in the parent pom; a test holds the two together.
    public static final String TEXT = "0.1.0";

    /// What `--version` says.
    static String line() {
        return "lockstep " + TEXT + " (Java " + Runtime.version().feature() + ")";
    }
}
