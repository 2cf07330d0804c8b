package dev.lockstep.report.access;

import dev.lockstep.access.PrincipalAccess.Kind;
import dev.lockstep.access.question.Cited;
import dev.lockstep.access.question.Explanation;
import dev.lockstep.access.question.Explanation.Near;
import dev.lockstep.access.question.Explanation.Outcome;
import dev.lockstep.access.question.Explanation.Verdict;
import dev.lockstep.policy.PolicyPrinter;
import dev.lockstep.policy.ResourcePattern;
import dev.lockstep.policy.evaluate.Layer;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether somebody can do something and why, as the answer to a person's question.
public final class ExplanationText {
    private static final int SHOWN = 4;
    private static final int STATEMENTS = 3;

    private final Page page;
    private final Explanation answer;

    private ExplanationText(Explanation answer, TextReport.Look look) {
        this.answer = answer;
        this.page = new Page(look);
    }

    /// The text.
    ///
    /// @param mistakes sentences about the policies that it rests on; hostile text
    public static String of(Explanation answer, List<String> mistakes, TextReport.Look look) {
        return new ExplanationText(answer, look).text(mistakes);
    }

    private String text(List<String> mistakes) {
        String who = CitedWords.who(answer.who());
        page.title(
                "Can "
                        + who
                        + " do "
                        + answer.action()
                        + answer.resource().map(arn -> " on " + Printable.line(arn)).orElse("")
                        + "?");
        page.paragraph(headline(who));
        if (answer.who().kind() == Kind.GROUP) {
            page.paragraph(
                    "A group does nothing itself: this is the answer for a member that has no"
                            + " other policies.");
        }
        List<Outcome> best =
                answer.outcomes().stream()
                        .filter(one -> one.verdict() == answer.verdict())
                        .toList();
        why(best);
        whatWouldChange(best);
        unknown();
        Mistakes.write(mistakes, page);
        AssumptionWords.write(answer.assumptions(), page);
        return page.text();
    }

    private String headline(String who) {
        String on = on();
        return switch (answer.verdict()) {
            case YES -> "Yes" + on + ".";
            case NO -> "No: " + lacking(answer.outcomes().getFirst(), who) + ".";
            case FORBIDDEN -> "No: it is forbidden, whatever else allows it.";
            case DEPENDS ->
                    "It depends on "
                            + keys(answer.outcomes().getFirst().keys())
                            + on
                            + ". "
                            + (answer.outcomes().getFirst().keys().size() == 1
                                    ? "It was not given."
                                    : "They were not given.");
            case UNKNOWN ->
                    "It cannot be said"
                            + on
                            + ": a policy that weighs here is not known. As far as is known, "
                            + (answer.outcomes().getFirst().by().isEmpty()
                                    ? "nothing allows it."
                                    : "it is allowed.");
        };
    }

    /// On what, where any resource was asked about.
    private String on() {
        if (answer.resource().isPresent()) {
            return "";
        }
        List<String> all =
                answer.outcomes().stream()
                        .filter(one -> one.verdict() == answer.verdict())
                        .map(Outcome::resource)
                        .distinct()
                        .toList();
        if (all.contains("*")) {
            return "";
        }
        return ", on "
                + all.stream().limit(SHOWN).map(Printable::line).collect(Collectors.joining(", "))
                + (all.size() > SHOWN ? " and " + (all.size() - SHOWN) + " more" : "");
    }

    private static String keys(Set<String> keys) {
        return keys.stream().map(Printable::line).collect(Collectors.joining(" and "));
    }

    private String lacking(Outcome outcome, String who) {
        if (outcome.lacking().isEmpty()) {
            return "nothing allows it";
        }
        return outcome.lacking().stream()
                .map(layer -> lacking(layer, who))
                .collect(Collectors.joining("; and "));
    }

    private String lacking(Layer layer, String who) {
        return switch (layer) {
            case IDENTITY ->
                    switch (answer.who().kind()) {
                        case USER -> "no policy of " + who + " or of its groups allows it";
                        case ROLE, GROUP -> "no policy of " + who + " allows it";
                    };
            case BOUNDARY ->
                    "its permissions boundary "
                            + answer.boundaries().stream()
                                    .map(Printable::line)
                                    .collect(Collectors.joining(", "))
                            + " does not allow it";
            case SERVICE_CONTROL ->
                    "a level of the organization has no service control policy that allows it";
            case RESOURCE_CONTROL ->
                    "a level of the organization has no resource control policy that allows it";
            case SESSION -> "the policy of the session does not allow it";
            case RESOURCE ->
                    answer.action().startsWith("sts:")
                            ? "the trust policy of the role does not let it in"
                            : "the policy of the resource does not allow it";
        };
    }

    private void why(List<Outcome> best) {
        List<Cited> statements =
                best.stream().flatMap(one -> one.by().stream()).distinct().toList();
        if (statements.isEmpty()) {
            return;
        }
        page.heading("Why");
        for (Cited cited : statements.subList(0, Math.min(STATEMENTS, statements.size()))) {
            statement(cited, verb(cited, best));
            if (answer.verdict() == Verdict.DEPENDS) {
                applies(cited, best);
            }
        }
        if (statements.size() > STATEMENTS) {
            page.item("And " + (statements.size() - STATEMENTS) + " more statements.");
        }
    }

    private static String verb(Cited cited, List<Outcome> best) {
        boolean open = best.stream().anyMatch(one -> !one.keys().isEmpty());
        return (cited.statement().allows() ? "allows it" : "forbids it")
                + (open && !cited.statement().conditions().isEmpty() ? " under conditions" : "")
                + ":";
    }

    private void applies(Cited cited, List<Outcome> best) {
        var keys = best.stream().flatMap(one -> one.keys().stream()).collect(Collectors.toSet());
        List<String> conditions = CitedWords.conditions(cited, keys);
        if (!conditions.isEmpty()) {
            page.inside(2, "It applies only if " + String.join(", and ", conditions) + ".");
        }
    }

    private void statement(Cited cited, String verb) {
        String statement = CitedWords.statement(cited);
        page.item(
                Character.toUpperCase(statement.charAt(0))
                        + statement.substring(1)
                        + " of "
                        + CitedWords.policy(cited)
                        + has(cited)
                        + " "
                        + verb
                        + " ("
                        + cited.statement().place()
                        + ")");
        page.lines(6, PolicyPrinter.print(cited.statement()));
    }

    private String has(Cited cited) {
        if (cited.layer() != Layer.IDENTITY) {
            return "";
        }
        String who = CitedWords.who(answer.who());
        String groups =
                (cited.groups().size() == 1 ? "group " : "groups ")
                        + cited.groups().stream()
                                .map(Printable::line)
                                .collect(Collectors.joining(", "));
        if (cited.groups().isEmpty()) {
            return ", which " + who + " has,";
        }
        return ", which "
                + who
                + " has"
                + (cited.own() ? " itself and" : "")
                + " by "
                + groups
                + ",";
    }

    private void whatWouldChange(List<Outcome> best) {
        var lines = new ArrayList<String>();
        Outcome first = best.getFirst();
        switch (answer.verdict()) {
            case YES ->
                    lines.add(
                            "A statement that denies it, in any policy of "
                                    + CitedWords.who(answer.who())
                                    + ", or the loss of "
                                    + (first.by().size() == 1
                                            ? "the statement above."
                                            : "the statements above."));
            case DEPENDS -> first.tries().forEach(one -> lines.add(tried(one)));
            case FORBIDDEN -> lines.addAll(withoutDeny(first));
            case NO, UNKNOWN -> lines.addAll(wanted(first));
        }
        if (lines.isEmpty() && first.near().isEmpty()) {
            return;
        }
        page.heading("What would change the answer");
        lines.forEach(page::item);
        for (Near near : first.near().subList(0, Math.min(STATEMENTS, first.near().size()))) {
            statement(near.cited(), "would allow it, but " + but(near));
        }
    }

    private static String but(Near near) {
        return switch (near.miss()) {
            case RESOURCE ->
                    "only on "
                            + near.cited().statement().resources().stream()
                                    .flatMap(one -> one.patterns().stream())
                                    .map(ResourcePattern::text)
                                    .limit(SHOWN)
                                    .map(Printable::line)
                                    .collect(Collectors.joining(", "))
                            + ":";
            case CONDITION ->
                    "only if "
                            + near.cited().statement().conditions().stream()
                                    .map(ConditionWords::of)
                                    .collect(Collectors.joining(", and "))
                            + ":";
        };
    }

    private static List<String> withoutDeny(Outcome outcome) {
        return outcome.by().stream()
                .map(cited ->
                        cited.statement().conditions().isEmpty()
                                ? "Nothing that allows it helps while "
                                        + CitedWords.statement(cited)
                                        + " of "
                                        + CitedWords.policy(cited)
                                        + " stands."
                                : CitedWords.statement(cited)
                                        + " of "
                                        + CitedWords.policy(cited)
                                        + " would not apply unless "
                                        + cited.statement().conditions().stream()
                                                .map(ConditionWords::of)
                                                .collect(Collectors.joining(", and "))
                                        + ".")
                .map(text -> Character.toUpperCase(text.charAt(0)) + text.substring(1))
                .toList();
    }

    private List<String> wanted(Outcome outcome) {
        return outcome.lacking().stream()
                .map(layer ->
                        switch (layer) {
                            case IDENTITY ->
                                    "A statement that allows "
                                            + answer.action()
                                            + answer.resource()
                                                    .map(arn -> " on " + Printable.line(arn))
                                                    .orElse("")
                                            + (answer.who().kind() == Kind.USER
                                                    ? ", in a policy of the user or of one of its"
                                                            + " groups."
                                                    : ", in one of its policies.");
                            case BOUNDARY ->
                                    "The permissions boundary must allow it too: it gives nothing,"
                                            + " but what it leaves out nobody can use.";
                            case SERVICE_CONTROL, RESOURCE_CONTROL ->
                                    "Each level of the organization must allow it too ("
                                            + layer.words()
                                            + ").";
                            case SESSION -> "The policy of the session must allow it too.";
                            case RESOURCE ->
                                    answer.action().startsWith("sts:")
                                            ? "The trust policy of the role must let it in."
                                            : "The policy of the resource must allow it too.";
                        })
                .toList();
    }

    private static String tried(Explanation.Try one) {
        String options =
                one.context().entrySet().stream()
                        .map(ExplanationText::option)
                        .collect(Collectors.joining(" "));
        return "With "
                + options
                + ": "
                + switch (one.verdict()) {
                    case YES -> "yes.";
                    case NO -> "no, nothing allows it.";
                    case FORBIDDEN -> "no, it is forbidden.";
                    case DEPENDS, UNKNOWN -> "it cannot be said.";
                };
    }

    private static String option(Map.Entry<String, List<String>> key) {
        String name = Printable.line(key.getKey());
        return key.getValue().isEmpty()
                ? "--absent " + name
                : key.getValue().stream()
                        .map(value -> "--context " + quoted(name + "=" + Printable.line(value)))
                        .collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_:/.,=@+-]+")
                ? word
                : "'" + word.replace("'", "'\\''") + "'";
    }

    private void unknown() {
        if (!answer.unknown().isEmpty()) {
            page.heading("What is not known");
            answer.unknown().forEach(why -> page.item(Printable.line(why)));
        }
        if (!answer.fromCatalog().isEmpty()) {
            page.heading("Good to know");
            page.item(
                    "The documents of these AWS policies were not among the answers; those that"
                            + " ship with lockstep were taken: "
                            + answer.fromCatalog().stream()
                                    .map(Printable::line)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
    }
}
