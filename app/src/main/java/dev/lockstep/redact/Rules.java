package dev.lockstep.redact;

import dev.lockstep.account.AwsDate;
import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonArray;
import dev.lockstep.input.JsonValue.JsonBoolean;
import dev.lockstep.input.JsonValue.JsonNull;
import dev.lockstep.input.JsonValue.JsonNumber;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.input.JsonValue.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// What becomes of the values of a file, by where they stand. There is no rule that lets a value
/// through as it is: each makes its own value of what it has understood, and what no rule is for is
/// left out.
final class Rules {
    private static final Pattern COUNT = Pattern.compile("-?[0-9]{1,9}");
    private static final Set<String> PAGE_MARKS = Set.of("marker", "nexttoken");

    private Rules() {}

    /// What becomes of one value; empty: it is left out.
    @FunctionalInterface
    interface Rule {
        Optional<JsonValue> of(JsonValue value);

        /// The same, and a null stays null.
        default Rule orNull() {
            return value -> value instanceof JsonNull ? Optional.of(value) : of(value);
        }
    }

    /// A text.
    static Rule text(UnaryOperator<String> as) {
        return value ->
                value instanceof JsonText(int _, String text)
                        ? Optional.of(new JsonText(0, as.apply(text)))
                        : Optional.empty();
    }

    /// One of some words of AWS, in any case; any other becomes a pseudonym.
    static Rule oneOf(Names names, String... words) {
        return text(text -> {
            for (String word : words) {
                if (word.equalsIgnoreCase(text)) {
                    return text;
                }
            }
            return names.of("word", text);
        });
    }

    static Rule flag() {
        return value ->
                value instanceof JsonBoolean(int _, boolean flag)
                        ? Optional.of(new JsonBoolean(0, flag))
                        : Optional.empty();
    }

    static Rule count() {
        return value ->
                value instanceof JsonNumber(int _, String digits) && COUNT.matcher(digits).matches()
                        ? Optional.of(new JsonNumber(0, digits))
                        : Optional.empty();
    }

    /// A date, written anew in UTC.
    static Rule date() {
        return value ->
                value instanceof JsonText(int _, String text)
                        ? instant(text).map(date -> new JsonText(0, date.toString()))
                        : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return AwsDate.inReport(text);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Rule list(Rule each) {
        return value ->
                value instanceof JsonArray(int _, List<JsonValue> values)
                        ? Optional.of(
                                new JsonArray(
                                        0,
                                        values.stream()
                                                .flatMap(one -> each.of(one).stream())
                                                .toList()))
                        : Optional.empty();
    }

    /// A list that stands bare or in an answer.
    static Rule listOrAnswer(String list, Rule each) {
        Rule bare = list(each);
        Rule answer = answer(Map.of(list, bare));
        return value -> value instanceof JsonArray ? bare.of(value) : answer.of(value);
    }

    /// An object of which these members stay.
    static Rule object(Map<String, Rule> members) {
        return value ->
                value instanceof JsonObject(int _, List<Member> given)
                        ? Optional.of(new JsonObject(0, kept(given, members)))
                        : Optional.empty();
    }

    /// An object, and what in it says whether there are more pages.
    static Rule answer(Map<String, Rule> members) {
        return value -> {
            if (!(value instanceof JsonObject(int _, List<Member> given))) {
                return Optional.empty();
            }
            var kept = new ArrayList<>(kept(given, members));
            if (given.stream().anyMatch(Rules::saysThatThereIsMore)) {
                kept.add(new Member(0, "IsTruncated", new JsonBoolean(0, true)));
            }
            return Optional.of(new JsonObject(0, kept));
        };
    }

    private static boolean saysThatThereIsMore(Member member) {
        String name = member.name().toLowerCase(Locale.ROOT);
        return (name.equals("istruncated")
                        && member.value() instanceof JsonBoolean(int _, boolean more)
                        && more)
                || (PAGE_MARKS.contains(name) && !(member.value() instanceof JsonNull));
    }

    private static List<Member> kept(List<Member> given, Map<String, Rule> rules) {
        var kept = new ArrayList<Member>();
        for (Member member : given) {
            Rule rule = rules.get(member.name());
            if (rule != null) {
                rule.orNull()
                        .of(member.value())
                        .ifPresent(value -> kept.add(new Member(0, member.name(), value)));
            }
        }
        return kept;
    }

    /// An object whose keys are names.
    static Rule byName(UnaryOperator<String> name, Rule each) {
        return value -> {
            if (!(value instanceof JsonObject(int _, List<Member> given))) {
                return Optional.empty();
            }
            var members = new ArrayList<Member>();
            for (Member member : given) {
                each.of(member.value())
                        .ifPresent(
                                one -> members.add(new Member(0, name.apply(member.name()), one)));
            }
            return Optional.of(new JsonObject(0, members));
        };
    }
}
