package dev.lockstep.report;

import dev.lockstep.control.Status;
import dev.lockstep.record.SinceRecord;
import java.util.List;

/// What has changed since an earlier audit, as text.
final class SinceSection {
    private static final int SHOWN = 10;

    private final TextReport.Look look;

    SinceSection(TextReport.Look look) {
        this.look = look;
    }

    String text(SinceRecord since) {
        var out = new StringBuilder();
        out.append(look.heading("Since " + look.moment(since.judgedAt())));
        line(
                since.of(SinceRecord.Kind.NEW).size()
                        + " new, "
                        + since.of(SinceRecord.Kind.FIXED).size()
                        + " fixed, "
                        + since.of(SinceRecord.Kind.STILL).size()
                        + " still there, "
                        + since.of(SinceRecord.Kind.UNKNOWABLE).size()
                        + " no longer knowable.",
                out);
        if (!since.sameBaseline()) {
            line(
                    "What is wanted (lockstep.yaml) was not the same then: a change may come from"
                            + " that.",
                    out);
        }
        if (!since.notCompared().isEmpty()) {
            line(
                    "Not compared, since only one of the two audits asked them: "
                            + String.join(", ", since.notCompared())
                            + ".",
                    out);
        }
        list("NEW", Status.FAIL, since.of(SinceRecord.Kind.NEW), out);
        list("FIXED", Status.PASS, since.of(SinceRecord.Kind.FIXED), out);
        list("UNKNOWN", Status.UNDETERMINED, since.of(SinceRecord.Kind.UNKNOWABLE), out);
        if (look.all()) {
            list("STILL", Status.FAIL, since.of(SinceRecord.Kind.STILL), out);
        }
        return out.toString();
    }

    private void list(
            String word, Status status, List<SinceRecord.Change> changes, StringBuilder out) {
        int limit = look.all() ? changes.size() : Math.min(SHOWN, changes.size());
        String margin = " ".repeat(9);
        for (SinceRecord.Change change : changes.subList(0, limit)) {
            out.append(look.status(status, Paragraph.cell(word, 9)))
                    .append(
                            Paragraph.of(
                                            change.control().id()
                                                    + ": "
                                                    + Printable.line(change.summary())
                                                    + after(change),
                                            look.width(),
                                            margin,
                                            margin)
                                    .substring(margin.length()));
        }
        if (limit < changes.size()) {
            out.append(
                    Paragraph.of(
                            "and " + (changes.size() - limit) + " more: add --all",
                            look.width(),
                            margin,
                            margin));
        }
    }

    /// What the sentence alone does not say.
    private static String after(SinceRecord.Change change) {
        return switch (change.kind()) {
            case FIXED -> change.now().isEmpty() ? " (It is gone.)" : " (It no longer is so.)";
            case STILL ->
                    change.now().filter(now -> now == Status.EXCEPTED).isPresent()
                            ? " (Accepted by now.)"
                            : "";
            case UNKNOWABLE ->
                    " (" + change.was().map(was -> "It was: " + was.id()).orElse("") + ".)";
            case NEW ->
                    change.was().filter(was -> was == Status.EXCEPTED).isPresent()
                            ? " (It was accepted.)"
                            : "";
        };
    }

    private void line(String text, StringBuilder out) {
        out.append(Paragraph.of(text, look.width()));
    }
}
