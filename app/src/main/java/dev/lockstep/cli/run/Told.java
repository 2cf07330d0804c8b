package dev.lockstep.cli.run;

import dev.lockstep.cli.Console;

/// Says a line on standard error.
public final class Told {
    private Told() {}

    public static void say(Console console, String line) {
        console.say(line);
    }
}
