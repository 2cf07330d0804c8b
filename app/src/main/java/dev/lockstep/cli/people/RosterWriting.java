package dev.lockstep.cli.people;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.operation.people.RosterDraft;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import java.util.List;

/// Shows what would be written into lockstep.yaml, asks, and writes it.
final class RosterWriting {
    /// So many lines of the file are shown; more would hide the question.
    private static final int SHOWN = 40;

    private final Console console;
    private final Consent consent;
    private final String file;

    /// @param file what people call the lockstep.yaml; safe to show
    RosterWriting(Console console, Consent consent, String file) {
        this.console = console;
        this.consent = consent.on(console);
        this.file = file;
    }

    /// Writes, if the person agrees.
    ///
    /// @throws dev.lockstep.operation.Refused unless the answer is yes
    void write(RosterDraft draft) {
        say(file + " changes so:");
        List<String> lines = draft.lines();
        lines.stream().limit(SHOWN).forEach(this::line);
        if (lines.size() > SHOWN) {
            say("  and " + (lines.size() - SHOWN) + " lines more.");
        }
        consent.agree("\nWrite this into " + file + "?");
        draft.write();
        say("Written into " + file + ".");
    }

    /// Says sentences; hostile text in them is made safe.
    void say(String sentences) {
        console.out().print(Paragraph.of(Printable.line(sentences), console.width()));
        console.out().flush();
    }

    private void line(String line) {
        String shown = Printable.line(line);
        console.out()
                .print(
                        Paragraph.columns(shown) + 2 <= console.width()
                                ? "  " + shown + "\n"
                                : Paragraph.of(shown, console.width(), "  ", "      "));
    }
}
