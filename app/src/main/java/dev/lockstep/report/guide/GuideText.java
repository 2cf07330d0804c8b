package dev.lockstep.report.guide;

import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.guide.BecameTrue;
import dev.lockstep.guide.Caller;
import dev.lockstep.guide.Place;
import dev.lockstep.guide.Skip;
import dev.lockstep.guide.Standing;
import dev.lockstep.guide.StepStory;
import dev.lockstep.guide.Task;
import dev.lockstep.guide.Wait;
import dev.lockstep.guide.Walk;
import dev.lockstep.record.keys.About;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The walk as text: where an account stands, and one step at a time, calmly.
public final class GuideText {
    private static final int NUMBER = 4;
    private static final int TITLE = 36;
    private static final int STANDING = 11;

    /// So many sentences are shown of a list before it is cut.
    private static final int SHOWN = 5;

    private final TextReport.Look look;

    public GuideText(TextReport.Look look) {
        this.look = look;
    }

    /// Where the account stands in each of the eight steps.
    ///
    /// @param at as of when (UTC)
    public String overview(About about, Instant at, Walk walk) {
        var out = new StringBuilder();
        out.append(
                look.strong(
                        "The eight steps of %s%s, %s"
                                .formatted(
                                        about.practice() ? "the practice account " : "AWS account ",
                                        line(about.account().orElse("(id unknown)")),
                                        look.moment(at))));
        about.caller().ifPresent(arn -> paragraph("You are " + who(walk, arn) + ".", out));
        out.append('\n');
        for (Place place : walk.places()) {
            row(place, out);
        }
        return out.toString();
    }

    private static String who(Walk walk, String arn) {
        return switch (walk.caller()) {
            case Caller.Root _ -> "the root user";
            case Caller.OfRoster(var person) -> "the person " + person.id() + " (" + arn + ")";
            case Caller.Role _, Caller.Unknown _ -> arn;
            case Caller.Stranger _ -> arn + ", of whom lockstep.yaml knows nobody";
        };
    }

    private void row(Place place, StringBuilder out) {
        String margin = " ".repeat(NUMBER + TITLE + STANDING);
        String standing = Paragraph.cell(place.standing().words(), STANDING);
        String text = Paragraph.of(line(detail(place)), look.width(), margin, margin);
        String row =
                Paragraph.cell(" " + place.step().number(), NUMBER)
                        + Paragraph.cell(place.step().title(), TITLE)
                        + styled(place.standing(), standing)
                        + text.substring(Math.min(margin.length(), text.length()));
        out.append(row.stripTrailing()).append('\n');
    }

    private String styled(Standing standing, String text) {
        return switch (standing) {
            case DONE -> look.status(Status.PASS, text);
            case EXCEPTED, WAITING, FOLLOWS, SKIPPED -> text;
            case BY_HAND, NOT_KNOWN -> look.status(Status.MANUAL, text);
            case TO_DO -> look.status(Status.FAIL, text);
        };
    }

    private String detail(Place place) {
        String fails =
                place.fails().isEmpty()
                        ? ""
                        : place.fails().size() == 1 ? "1 fails" : place.fails().size() + " fail";
        String excepted =
                place.excepted() == 0
                        ? ""
                        : place.excepted()
                                + " accepted"
                                + place.acceptedUntil().map(day -> " until " + day).orElse("");
        String more =
                switch (place.standing()) {
                    case DONE, TO_DO, BY_HAND, EXCEPTED -> "";
                    case SKIPPED -> place.skip().map(this::skipped).orElse("");
                    case WAITING -> until(place.waits());
                    case FOLLOWS ->
                            "with step "
                                    + place.follows().stream()
                                            .map(step -> Integer.toString(step.number()))
                                            .collect(Collectors.joining(", "));
                    case NOT_KNOWN -> "AWS did not answer all";
                };
        // What was counted is then not all that there may be.
        String open =
                place.unknown().isEmpty() || place.standing() == Standing.NOT_KNOWN
                        ? ""
                        : "not all is known";
        return Stream.of(fails, excepted, more, open)
                .filter(one -> !one.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String skipped(Skip skip) {
        return skip.reason() + " (" + look.moment(skip.at()) + ")";
    }

    /// Until when what waits does.
    private String until(List<Wait> waits) {
        return waits.stream()
                .map(wait ->
                        switch (wait) {
                            case Wait.UntilDay(String _, var day) -> "until " + day;
                            case Wait.ForPerson(String _, String person) -> "for " + person;
                            case Wait.ForReport(String _, Instant from) ->
                                    "for AWS's report, next at " + look.moment(from);
                        })
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /// The screen of a step.
    public String step(Place place) {
        var out = new StringBuilder("\n");
        out.append(
                look.heading("Step " + place.step().number() + " of 8: " + place.step().title()));
        paragraph(StepStory.of(place.step()).purpose(), out);
        out.append('\n');
        paragraph("Where you stand: " + place.standing().words() + ".", out);
        list(place.fails(), out);
        list(place.unknown().stream().map(one -> "not known: " + one).toList(), out);
        if (place.excepted() > 0) {
            list(
                    List.of(
                            place.excepted()
                                    + " accepted by lockstep.yaml"
                                    + place.acceptedUntil()
                                            .map(day -> ", the first until " + day)
                                            .orElse("")),
                    out);
        }
        list(place.waits().stream().map(this::wait).toList(), out);
        return out.toString();
    }

    private String wait(Wait wait) {
        return switch (wait) {
            case Wait.UntilDay(String text, var day) -> "waits until " + day + ": " + text;
            case Wait.ForPerson(String text, String person) -> "waits for " + person + ": " + text;
            case Wait.ForReport(String text, Instant from) ->
                    "waits for AWS's report, next at " + look.moment(from) + ": " + text;
        };
    }

    /// What comes before all steps.
    public String before() {
        var out = new StringBuilder("\n");
        out.append(look.heading("Before the steps"));
        return out.toString();
    }

    /// What a task comes to, before it is asked for.
    public String task(Task task) {
        var out = new StringBuilder("\n");
        switch (task) {
            case Task.Declare _ ->
                    paragraph(
                            "There is no lockstep.yaml here, which says what you want to be true: the"
                                    + " groups, who the people are, which users are machines."
                                    + " Lockstep writes one that describes the account as it is, and"
                                    + " you correct it.",
                            out);
            case Task.Introduce introduce ->
                    paragraph(
                            administrators(introduce)
                                    + " Lockstep asks who that is to be, and writes it into"
                                    + " lockstep.yaml: what you want to be true. Root makes that"
                                    + " person's user, and then rests; it never gets an access key.",
                            out);
            case Task.Apply apply -> {
                if (apply.isForAPerson()) {
                    paragraph("Find this out first; it is done only if you ask for it:", out);
                    list(apply.first(), out);
                } else {
                    paragraph(StepStory.of(apply.step()).happens(), out);
                }
                paragraph(
                        "A plan of it is made, shown, and carried out once you say yes. It is to:",
                        out);
                list(apply.titles(), out);
                command("lockstep " + String.join(" ", apply.words()), out);
            }
            case Task.Own own -> {
                paragraph("This takes a person:", out);
                list(own.because(), out);
                command(own.line(), out);
            }
            case Task.ByHand hand -> {
                paragraph("This is done by hand; then Lockstep looks again:", out);
                list(hand.texts(), out);
            }
            case Task.SignIn in -> signIn(in, out);
        }
        return out.toString();
    }

    /// That lockstep.yaml names no administrator does not say that the account has none.
    private static String administrators(Task.Introduce introduce) {
        String named =
                introduce.hasFile()
                        ? "lockstep.yaml names no personal administrator yet."
                        : "There is no lockstep.yaml here that names a personal administrator.";
        if (introduce.users().isEmpty()) {
            return named
                    + " AWS did not say which users the account has, so there may be one all the same.";
        }
        int users = introduce.users().getAsInt();
        return users == 0
                ? "This account has no personal administrator yet."
                : named
                        + " The account has "
                        + (users == 1 ? "a user" : users + " users")
                        + ", and nobody has said whose: if you have an administrator's user of your own"
                        + " there, leave (q) and go on as that user.";
    }

    private void signIn(Task.SignIn in, StringBuilder out) {
        String people = String.join(" or ", in.people());
        paragraph(
                "Root's work is done: "
                        + people
                        + " can sign in, with a password and MFA, as an administrator. Go on as "
                        + people
                        + ", and leave root alone.",
                out);
        if (in.practice()) {
            list(
                    List.of(
                            "lockstep practice console opens this account's console: sign in there"
                                    + " as "
                                    + people,
                            "its page \"Command line access\" gives lines for the shell; type them"
                                    + " into this one",
                            "then lockstep guide again"),
                    out);
        } else {
            list(
                    List.of(
                            "sign out of the console as root, and in as " + people,
                            "aws login --profile " + in.people().getFirst(),
                            "lockstep guide --profile " + in.people().getFirst()),
                    out);
        }
    }

    private void command(String text, StringBuilder out) {
        if (Printable.isPlain(text)) {
            paragraph("With: " + text, out);
        }
    }

    /// What can go wrong in a step.
    public String why(Step step) {
        var out = new StringBuilder("\n");
        StepStory story = StepStory.of(step);
        paragraph(story.purpose(), out);
        paragraph("What happens: " + story.happens(), out);
        paragraph("What can go wrong: " + story.risk(), out);
        return out.toString();
    }

    /// What is so now that was not before.
    ///
    /// @param isLeft whether what the task is for is still to be done
    public String became(BecameTrue became, boolean isLeft) {
        var out = new StringBuilder("\n");
        if (!became.now().isEmpty()) {
            paragraph("AWS was asked again. This is well now:", out);
            list(became.now(), out);
        } else {
            paragraph("AWS was asked again: nothing more is well than before.", out);
        }
        if (!became.worse().isEmpty()) {
            paragraph("This is to be seen to now, and was not before:", out);
            list(became.worse(), out);
        }
        if (isLeft) {
            paragraph("What this was for is not done, or not all of it.", out);
        }
        return out.toString();
    }

    /// What it means that lockstep.yaml is there: nothing was mended by its being written.
    public String declared() {
        var out = new StringBuilder("\n");
        paragraph(
                "From now on the account is judged by lockstep.yaml. What it takes for granted is"
                        + " for you to check: who are people, who are services.",
                out);
        return out.toString();
    }

    /// How the walk ends.
    public String end(Walk walk) {
        var out = new StringBuilder("\n");
        if (walk.isWell()) {
            paragraph("All eight steps are as they should be.", out);
        } else if (walk.isWaiting()) {
            paragraph("Nothing is left to do today.", out);
        }
        if (!(walk.caller() instanceof Caller.Root)) {
            list(left(walk), out);
            list(NotKnown.beside(walk), out);
        }
        return out.toString();
    }

    private List<String> left(Walk walk) {
        var lines = new ArrayList<String>();
        for (Place place : walk.places()) {
            String name = "step " + place.step().number() + ", " + place.step().title() + ": ";
            switch (place.standing()) {
                case DONE -> {}
                case EXCEPTED -> lines.add(name + detail(place));
                case SKIPPED -> lines.add(name + "skipped: " + detail(place));
                case WAITING -> lines.add(name + "waits " + until(place.waits()));
                case TO_DO, BY_HAND, FOLLOWS ->
                        lines.add(
                                name
                                        + "left"
                                        + (detail(place).isEmpty() ? "" : ": " + detail(place)));
                case NOT_KNOWN ->
                        lines.add(name + "not known: " + String.join("; ", place.unknown()));
            }
        }
        return lines;
    }

    private void list(List<String> sentences, StringBuilder out) {
        List<String> shown =
                look.all() || sentences.size() <= SHOWN + 1
                        ? sentences
                        : sentences.subList(0, SHOWN);
        shown.forEach(one -> out.append(Paragraph.of(line(one), look.width(), "  - ", "    ")));
        if (shown.size() < sentences.size()) {
            out.append("  - and %d more\n".formatted(sentences.size() - shown.size()));
        }
    }

    private void paragraph(String text, StringBuilder out) {
        out.append(Paragraph.of(line(text), look.width()));
    }

    private static String line(String text) {
        return Printable.line(text);
    }
}
