package dev.lockstep.report.access;

import dev.lockstep.access.question.Cited;
import dev.lockstep.access.question.Who;
import dev.lockstep.policy.Condition;
import dev.lockstep.policy.evaluate.Layer;
import dev.lockstep.report.Printable;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Statements and where they stand, in words that are safe to show.
final class CitedWords {
    private CitedWords() {}

    /// Such as `statement 2 "Mfa" of policy reports (line 9, column 5), by group analysts`.
    static String of(Cited cited) {
        return statement(cited)
                + " of "
                + policy(cited)
                + " ("
                + cited.statement().place()
                + ")"
                + through(cited);
    }

    static String statement(Cited cited) {
        return (cited.number() == 0 ? "a statement" : "statement " + cited.number())
                + cited.statement().sid().map(sid -> " \"" + Printable.line(sid) + "\"").orElse("");
    }

    static String policy(Cited cited) {
        String name = Printable.line(cited.policy());
        return switch (cited.layer()) {
            case IDENTITY -> (name.contains("/") ? "inline policy " : "policy ") + name;
            case BOUNDARY -> "permissions boundary " + name;
            case SESSION -> "session policy " + name;
            case SERVICE_CONTROL -> "service control policy " + name;
            case RESOURCE_CONTROL -> "resource control policy " + name;
            case RESOURCE -> "the trust policy of role " + name;
        };
    }

    static String through(Cited cited) {
        if (cited.layer() != Layer.IDENTITY || cited.groups().isEmpty()) {
            return "";
        }
        String groups =
                (cited.groups().size() == 1 ? "group " : "groups ")
                        + cited.groups().stream()
                                .map(Printable::line)
                                .collect(Collectors.joining(", "));
        return cited.own() ? ", itself and by " + groups : ", by " + groups;
    }

    /// The conditions on these keys that must hold for a statement to apply, in words; all of its
    /// conditions where none of them is on these keys (a variable in it may be).
    static List<String> conditions(Cited cited, Collection<String> keys) {
        List<Condition> all = cited.statement().conditions();
        List<Condition> onKeys =
                all.stream()
                        .filter(one -> keys.contains(one.key().toLowerCase(Locale.ROOT)))
                        .toList();
        return (onKeys.isEmpty() ? all : onKeys).stream().map(ConditionWords::of).toList();
    }

    static String who(Who who) {
        return Printable.line(who.reference());
    }

    static String list(Collection<String> all) {
        return String.join(", ", all);
    }
}
