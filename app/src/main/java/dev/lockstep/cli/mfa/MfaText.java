package dev.lockstep.cli.mfa;

import dev.lockstep.cli.Console;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;

/// Says results on standard output.
final class MfaText {
    private MfaText() {}

    /// A sentence or a few, broken into lines; hostile text in it is made safe.
    static void say(Console console, String sentences) {
        console.out().print(Paragraph.of(Printable.line(sentences), console.width()));
        console.out().flush();
    }
}
