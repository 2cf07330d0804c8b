package dev.lockstep.report.keys;

import dev.lockstep.keys.step.KeyStep;
import dev.lockstep.record.keys.About;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import java.util.List;

/// Where a key stands that is retired or replaced, as text.
public final class KeyStepText {
    private final int width;

    /// @param width how many columns there are
    public KeyStepText(int width) {
        this.width = width;
    }

    /// Where it stands, and what comes next.
    public String text(About about, KeyStep step) {
        var out = new StringBuilder();
        out.append(
                paragraph(
                        "%s of account %s%s"
                                .formatted(
                                        step.owner(),
                                        about.account().orElse("(id unknown)"),
                                        about.practice() ? " (a practice account)" : "")));
        out.append('\n');
        step.told().forEach(line -> out.append(paragraph(line)));
        out.append('\n').append(paragraph("Next: " + step.next()));
        return out.toString();
    }

    /// Sentences, each in lines that fit.
    public String lines(List<String> sentences) {
        var out = new StringBuilder();
        sentences.forEach(line -> out.append(paragraph(line)));
        return out.toString();
    }

    private String paragraph(String text) {
        return Paragraph.of(Printable.line(text), width);
    }
}
