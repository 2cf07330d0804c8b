package dev.lockstep.input;

import dev.lockstep.account.AwsDate;
import dev.lockstep.input.JsonValue.JsonBoolean;
import dev.lockstep.input.JsonValue.JsonNull;
import dev.lockstep.input.JsonValue.JsonNumber;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.Member;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The members of one JSON object, each read as the type that is meant. Every method throws
/// [BadInput] with line and column if a member has another type; a null counts as no member, and
/// unknown members are passed over.
public final class JsonFields {
    private final JsonFile file;
    private final JsonObject object;
    private final String what;

    JsonFields(JsonFile file, JsonObject object, String what) {
        this.file = file;
        this.object = object;
        this.what = what;
    }

    public JsonFile file() {
        return file;
    }

    /// All members, nulls too, in the order of the text.
    public List<Member> members() {
        return object.members();
    }

    /// A member's value, null too.
    public Optional<JsonValue> member(String name) {
        for (Member member : object.members()) {
            if (member.name().equals(name)) {
                return Optional.of(member.value());
            }
        }
        return Optional.empty();
    }

    /// A member's value; a null is none.
    public Optional<JsonValue> value(String name) {
        return member(name).filter(value -> !(value instanceof JsonNull));
    }

    /// A member that must be there.
    public JsonValue required(String name) {
        return value(name)
                .orElseThrow(() -> problem("no \"" + name + "\" here; expected one in " + what));
    }

    /// A text that must be there and hold more than white space.
    public String text(String name) {
        JsonValue value = required(name);
        String text = file.text(value, "text (\"" + name + "\" of " + what + ")");
        if (text.isBlank()) {
            throw file.problem(value.at(), "empty text; expected the " + name + " of " + what);
        }
        return text;
    }

    public Optional<String> optionalText(String name) {
        return value(name)
                .map(value -> file.text(value, "text (\"" + name + "\" of " + what + ")"));
    }

    /// A flag that must be there.
    public boolean flag(String name) {
        return flag(required(name), name);
    }

    /// A flag, or what its absence means.
    public boolean flag(String name, boolean otherwise) {
        return value(name).map(value -> flag(value, name)).orElse(otherwise);
    }

    private boolean flag(JsonValue value, String name) {
        if (value instanceof JsonBoolean flag) {
            return flag.value();
        }
        throw file.wrong(value, "true or false (\"" + name + "\" of " + what + ")");
    }

    /// A whole number.
    public Optional<Integer> count(String name) {
        return value(name).map(value -> count(value, name));
    }

    private int count(JsonValue value, String name) {
        if (value instanceof JsonNumber number) {
            try {
                return Integer.parseInt(number.digits());
            } catch (NumberFormatException e) {
                throw file.problem(
                        value.at(),
                        "a number that is not a whole one or too large; expected a count (\""
                                + name
                                + "\" of "
                                + what
                                + ")");
            }
        }
        throw file.wrong(value, "a whole number (\"" + name + "\" of " + what + ")");
    }

    /// A date (UTC), in any of the forms that AWS and its command line write; `N/A` and nothing are
    /// none.
    public Optional<Instant> date(String name) {
        return value(name)
                .flatMap(value -> {
                    String text = file.text(value, "a date (\"" + name + "\" of " + what + ")");
                    try {
                        return AwsDate.inReport(text);
                    } catch (DateTimeException e) {
                        throw file.problem(
                                value.at(),
                                "a text that is no date; expected one such as"
                                        + " 2026-01-02T03:04:05Z (\""
                                        + name
                                        + "\" of "
                                        + what
                                        + ")");
                    }
                });
    }

    /// An object.
    ///
    /// @param expected what it is, such as `a password policy`
    public Optional<JsonFields> object(String name, String expected) {
        return value(name).map(value -> file.object(value, expected));
    }

    /// The values of a list.
    ///
    /// @param expected what the list holds, such as `a list of users`
    public Optional<List<JsonValue>> list(String name, String expected) {
        return value(name).map(value -> file.list(value, expected));
    }

    /// The objects of a list; none if there is no such list.
    ///
    /// @param each what one of them is, such as `a user`
    public List<JsonFields> objects(String name, String each) {
        return list(name, "a list (\"" + name + "\" of " + what + ")").orElse(List.of()).stream()
                .map(value -> file.object(value, each))
                .toList();
    }

    /// The texts of a list; none if there is no such list.
    public List<String> texts(String name) {
        String expected = "a list of texts (\"" + name + "\" of " + what + ")";
        return list(name, expected).orElse(List.of()).stream()
                .map(value -> file.text(value, expected))
                .toList();
    }

    /// An error about the object as a whole.
    public BadInput problem(String problem) {
        return file.problem(object.at(), problem);
    }

    /// An error about one member, at its value.
    public BadInput problem(String name, String problem) {
        return file.problem(member(name).map(JsonValue::at).orElse(object.at()), problem);
    }
}
