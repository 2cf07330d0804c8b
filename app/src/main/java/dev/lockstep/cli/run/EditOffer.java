package dev.lockstep.cli.run;

import dev.lockstep.cli.Console;
import dev.lockstep.operation.BaselineDraft;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import java.util.List;
import java.util.function.Consumer;

/// Offers an edit of lockstep.yaml: shows which lines change, asks, and writes; or says what a
/// person has to write.
public final class EditOffer {
    /// So many lines of the file are shown; more would hide the question.
    private static final int SHOWN = 40;

    private final Console console;
    private final Consent consent;
    private final Consumer<String> print;

    /// @param print takes what is shown
    public EditOffer(Console console, Consent consent, Consumer<String> print) {
        this.console = console;
        this.consent = consent;
        this.print = print;
    }

    /// What became of an offer.
    public enum Outcome {
        WRITTEN,
        /// It stands there already.
        SAID_ALREADY,
        /// The person said no.
        DECLINED,
        /// It has to be written by hand.
        BY_HAND
    }

    /// Offers it.
    ///
    /// @param file as the person would name it; hostile text
    /// @param question whether it is to be written
    /// @throws dev.lockstep.operation.Refused if there is nobody to ask, or it cannot be written
    public Outcome offer(BaselineDraft.Offer offer, String file, String question) {
        return switch (offer) {
            case BaselineDraft.Offer.ByHand(String why, List<String> lines) -> {
                paragraph(why + " To write it by hand:");
                lines.forEach(line -> line(console, line, print));
                yield Outcome.BY_HAND;
            }
            case BaselineDraft.Offer.Ready(BaselineDraft draft) -> {
                if (!draft.isChanged()) {
                    yield Outcome.SAID_ALREADY;
                }
                show(console, file, draft, print);
                if (!consent.on(console).agrees(question)) {
                    yield Outcome.DECLINED;
                }
                draft.write();
                paragraph("Written down in " + file + ".");
                yield Outcome.WRITTEN;
            }
        };
    }

    /// Shows the lines that change, if any do, up to some number.
    public static void show(
            Console console, String file, BaselineDraft draft, Consumer<String> print) {
        if (draft.isChanged()) {
            print.accept(Paragraph.of(Printable.line(file + " changes so:"), console.width()));
            List<String> lines = draft.changed();
            lines.stream().limit(SHOWN).forEach(line -> line(console, line, print));
            if (lines.size() > SHOWN) {
                print.accept("  and " + (lines.size() - SHOWN) + " lines more.\n");
            }
        }
    }

    private void paragraph(String text) {
        print.accept(Paragraph.of(Printable.line(text), console.width()));
    }

    private static void line(Console console, String line, Consumer<String> print) {
        String shown = Printable.line(line);
        print.accept(
                Paragraph.columns(shown) + 2 <= console.width()
                        ? "  " + shown + "\n"
                        : Paragraph.of(shown, console.width(), "  ", "      "));
    }
}
