package dev.lockstep.report.html;

import dev.lockstep.control.Status;
import dev.lockstep.record.SinceRecord;
import java.io.IOException;
import java.util.List;

/// What has changed since an earlier audit: counts, then what is new, fixed and no longer knowable.
final class SinceSection {
    private static final int SHOWN = 10;

    private static final List<SinceRecord.Kind> LISTED =
            List.of(SinceRecord.Kind.NEW, SinceRecord.Kind.FIXED, SinceRecord.Kind.UNKNOWABLE);

    private final Html html;
    private final Moments moments;

    SinceSection(Html html, Moments moments) {
        this.html = html;
        this.moments = moments;
    }

    void write(SinceRecord since) throws IOException {
        html.raw("<section aria-labelledby=\"since\" class=\"since\">\n<h2 id=\"since\">Since ");
        moments.write(html, since.judgedAt());
        html.raw("</h2>\n<ul class=\"headline\">\n");
        for (SinceRecord.Kind kind : SinceRecord.Kind.values()) {
            html.raw("<li class=\"" + status(kind).id() + "\"><b>").count(since.of(kind).size());
            html.raw("</b> " + words(kind) + "</li>\n");
        }
        html.raw("</ul>\n");
        if (!since.sameBaseline()) {
            html.raw("<p class=\"note\">What is wanted (lockstep.yaml) was not the same then: a");
            html.raw(" change may come from that.</p>\n");
        }
        if (!since.notCompared().isEmpty()) {
            html.raw("<p>Not compared, since only one of the two audits asked them: ");
            html.text(String.join(", ", since.notCompared())).raw(".</p>\n");
        }
        for (SinceRecord.Kind kind : LISTED) {
            list(kind, since.of(kind));
        }
        html.raw("</section>\n");
    }

    private void list(SinceRecord.Kind kind, List<SinceRecord.Change> changes) throws IOException {
        if (changes.isEmpty()) {
            return;
        }
        String words = words(kind);
        html.raw("<h3>" + Character.toUpperCase(words.charAt(0)) + words.substring(1) + "</h3>\n");
        int shown = Math.min(SHOWN, changes.size());
        items(changes.subList(0, shown));
        if (shown < changes.size()) {
            html.raw("<details class=\"more\"><summary>").count(changes.size() - shown);
            html.raw(" more</summary>\n");
            items(changes.subList(shown, changes.size()));
            html.raw("</details>\n");
        }
    }

    private void items(List<SinceRecord.Change> changes) throws IOException {
        html.raw("<ul class=\"list\">\n");
        for (SinceRecord.Change change : changes) {
            html.raw("<li class=\"finding " + status(change.kind()).id() + "\">");
            html.sentence(change.summary(), change.subject()).raw(after(change));
            html.raw(" <code>").text(change.control().id()).raw("</code></li>\n");
        }
        html.raw("</ul>\n");
    }

    /// What the sentence alone does not say.
    private static String after(SinceRecord.Change change) {
        return switch (change.kind()) {
            case FIXED -> change.now().isEmpty() ? " (It is gone.)" : " (It no longer is so.)";
            case UNKNOWABLE -> change.was().map(was -> " (It was: " + was.id() + ".)").orElse("");
            case NEW ->
                    change.was().filter(was -> was == Status.EXCEPTED).isPresent()
                            ? " (It was accepted.)"
                            : "";
            case STILL -> "";
        };
    }

    private static String words(SinceRecord.Kind kind) {
        return switch (kind) {
            case NEW -> "new";
            case FIXED -> "fixed";
            case STILL -> "still there";
            case UNKNOWABLE -> "no longer knowable";
        };
    }

    private static Status status(SinceRecord.Kind kind) {
        return switch (kind) {
            case NEW -> Status.FAIL;
            case FIXED -> Status.PASS;
            case STILL -> Status.NOT_APPLICABLE;
            case UNKNOWABLE -> Status.UNDETERMINED;
        };
    }
}
