package dev.lockstep.aws.wire;

import java.net.InetAddress;

/// Which hosts are this machine.
public final class Loopback {
    private Loopback() {}

    /// By its text alone: no name is looked up but `localhost`.
    public static boolean is(String host) {
        if (host.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(host.replaceAll("^\\[|]$", "")).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
