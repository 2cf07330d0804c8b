package dev.lockstep.cli.run;

import dev.lockstep.cli.Console;
import dev.lockstep.report.Printable;

/// Says a line on standard error.
public final class Told {
    private Told() {}

    public static void say(Console console, String line) {
        console.err().println("lockstep: " + Printable.line(line));
        console.err().flush();
    }
}
