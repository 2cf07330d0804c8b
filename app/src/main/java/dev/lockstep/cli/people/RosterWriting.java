package dev.lockstep.cli.people;

import dev.lockstep.cli.Console;
import dev.lockstep.cli.run.Consent;
import dev.lockstep.cli.run.EditOffer;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;

/// Shows what would be written into lockstep.yaml, asks, and writes it.
final class RosterWriting {
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
    void write(BaselineDraft draft) {
        EditOffer.show(console, file, draft, console.out()::print);
        console.out().flush();
        consent.agree("\nWrite this into " + file + "?");
        draft.write();
        say("Written into " + file + ".");
    }

    /// Says sentences; hostile text in them is made safe.
    void say(String sentences) {
        console.out().print(Paragraph.of(Printable.line(sentences), console.width()));
        console.out().flush();
    }
}
