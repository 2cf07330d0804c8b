package dev.lockstep.practice.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What pages are put together of.
final class Parts {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Parts() {}

    static Html notice(Visitor.Notice notice) {
        return Html.of(
                "<div class=\"note good\" role=\"status\"><p><strong>{}</strong></p>{}</div>\n",
                notice.title(),
                notice.text().isEmpty() ? Html.NONE : Html.of("<p>{}</p>", notice.text()));
    }

    /// Why a form was not taken.
    static Html error(Optional<String> words) {
        return words.map(text ->
                        Html.of(
                                "<div class=\"note bad\" role=\"alert\" id=\"error\">"
                                        + "<p>{}</p></div>\n",
                                text))
                .orElse(Html.NONE);
    }

    /// A warning with what to do about it.
    static Html alert(String title, String text, String button, String path) {
        return Html.of(
                """
                <div class="note warn">
                <p><strong>{}</strong></p>
                <p>{}</p>
                <p><a class="button" href="{}">{}</a></p>
                </div>
                """,
                title,
                text,
                Visit.link(path),
                button);
    }

    /// A line of a form.
    ///
    /// @param hint what is expected; may be empty
    static Html field(String name, String label, String value, String hint) {
        return line(
                name,
                label,
                hint,
                Html.of(" type=\"text\" autocomplete=\"off\" value=\"{}\"", value));
    }

    /// A line for who one is.
    static Html name(String name, String label, String value) {
        return line(
                name,
                label,
                "",
                Html.of(" type=\"text\" autocomplete=\"username\" value=\"{}\"", value));
    }

    /// Who one is, in a form that is about nobody else: programs that keep passwords read it.
    static Html fixedName(String label, String value) {
        return line(
                "who",
                label,
                "",
                Html.of(" type=\"text\" autocomplete=\"username\" readonly value=\"{}\"", value));
    }

    /// A line for the password that one has.
    static Html password(String name, String label) {
        return line(
                name, label, "", Html.of(" type=\"password\" autocomplete=\"current-password\""));
    }

    /// A line for a password that one makes up.
    static Html newPassword(String name, String label, String hint) {
        return line(name, label, hint, Html.of(" type=\"password\" autocomplete=\"new-password\""));
    }

    private static Html line(String name, String label, String hint, Html attributes) {
        boolean isHinted = !hint.isEmpty();
        return Html.of(
                """
                <p class="field"><label for="{}">{}</label>
                {}<input id="{}" name="{}"{}{} spellcheck="false" autocapitalize="off"></p>
                """,
                name,
                label,
                isHinted
                        ? Html.of("<span class=\"hint\" id=\"{}-hint\">{}</span>\n", name, hint)
                        : Html.NONE,
                name,
                name,
                attributes,
                isHinted ? Html.of(" aria-describedby=\"{}-hint\"", name) : Html.NONE);
    }

    /// A line for a code of six digits.
    static Html code(String name, String label) {
        return Html.of(
                """
                <p class="field code"><label for="{}">{}</label>
                <input id="{}" name="{}" inputmode="numeric" autocomplete="one-time-code" maxlength="10"></p>
                """,
                name,
                label,
                name,
                name);
    }

    static Html hidden(String name, String value) {
        return Html.of("<input type=\"hidden\" name=\"{}\" value=\"{}\">\n", name, value);
    }

    /// The buttons at the end of a form: what it does, and the way out.
    ///
    /// @param back a page of the console
    static Html buttons(String does, String back) {
        return Html.of(
                "<p class=\"buttons\">{} <a class=\"button\" href=\"{}\">Cancel</a></p>\n",
                button(does),
                Visit.link(back));
    }

    static Html button(String does) {
        return Html.of("<button class=\"first\">{}</button>", does);
    }

    /// Names and values.
    static Html facts(List<Fact> facts) {
        return Html.of(
                "<dl>{}</dl>\n",
                Html.all(
                        facts.stream()
                                .map(one ->
                                        Html.of(
                                                "<div><dt>{}</dt><dd>{}</dd></div>\n",
                                                one.name(),
                                                one.value()))
                                .toList()));
    }

    /// A name and a value: HTML, or anything that is shown as text.
    record Fact(String name, Object value) {}

    /// A time, and how long ago it was.
    static String when(Optional<Instant> at, Instant now, String never) {
        return at.map(time -> MINUTE.format(time) + " (" + ago(Duration.between(time, now)) + ")")
                .orElse(never);
    }

    private static String ago(Duration since) {
        if (since.isNegative()) {
            return "in " + count(since.negated());
        }
        return since.toMinutes() < 1 ? "just now" : count(since) + " ago";
    }

    private static String count(Duration time) {
        if (time.toDays() > 1) {
            return time.toDays() + " days";
        }
        if (time.toHours() > 1) {
            return time.toHours() + " hours";
        }
        return Math.max(1, time.toMinutes()) + (time.toMinutes() <= 1 ? " minute" : " minutes");
    }
}
