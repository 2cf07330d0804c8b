package dev.lockstep.input;

import dev.lockstep.input.JsonValue.JsonArray;
import dev.lockstep.input.JsonValue.JsonBoolean;
import dev.lockstep.input.JsonValue.JsonNull;
import dev.lockstep.input.JsonValue.JsonNumber;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.input.JsonValue.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// One JSON document from outside, and the means to say what is wrong with it, by line and column.
///
/// Strict: one document, no key twice in an object, no comments, at most [#MAX_DEPTH] levels.
public final class JsonFile {
    /// How deep objects and lists may be nested; what AWS prints is not a tenth as deep.
    public static final int MAX_DEPTH = 200;

    private static final int SMALL = 12;

    static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH + 1)
                                    .maxStringLength((int) InputText.MAX_BYTES)
                                    .build())
                    .build();

    private final String name;
    private final String text;
    private final JsonValue root;

    private JsonFile(String name, String text) {
        this.name = name;
        this.text = text;
        this.root = readRoot();
    }

    /// Reads a document.
    ///
    /// @param name what messages call the file
    /// @throws BadInput if the text is not one JSON document
    public static JsonFile parse(String name, String text) {
        return new JsonFile(name, text);
    }

    /// Whether a text is one JSON document, whatever it says.
    public static boolean isJson(String text) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (in.nextToken() == null) {
                return false;
            }
            in.skipChildren();
            return in.nextToken() == null;
        } catch (JacksonException e) {
            return false;
        }
    }

    public String name() {
        return name;
    }

    public JsonValue root() {
        return root;
    }

    /// The document as an object.
    ///
    /// @param expected what an object here is, such as `a password policy`
    /// @throws BadInput if it is something else
    public JsonFields object(String expected) {
        return object(root, expected);
    }

    /// A value as an object.
    ///
    /// @throws BadInput if it is something else
    public JsonFields object(JsonValue value, String expected) {
        if (value instanceof JsonObject object) {
            return new JsonFields(this, object, expected);
        }
        throw wrong(value, expected);
    }

    /// A value as a list.
    ///
    /// @throws BadInput if it is something else
    public List<JsonValue> list(JsonValue value, String expected) {
        if (value instanceof JsonArray array) {
            return array.values();
        }
        throw wrong(value, expected);
    }

    /// A value as text.
    ///
    /// @throws BadInput if it is something else
    public String text(JsonValue value, String expected) {
        if (value instanceof JsonText string) {
            return string.text();
        }
        throw wrong(value, expected);
    }

    /// The error for a value of the wrong type.
    public BadInput wrong(JsonValue value, String expected) {
        return problem(value.at(), value.kind() + "; expected " + expected);
    }

    /// An error at a place.
    ///
    /// @param at characters from the start of the file
    public BadInput problem(int at, String problem) {
        int line = 1;
        int lineStart = 0;
        int end = Math.min(at, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return BadInput.at(name, line, OptionalInt.of(end - lineStart + 1), problem);
    }

    private JsonValue readRoot() {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = in.nextToken();
            if (first == null) {
                throw BadInput.in(
                        name,
                        "the file is empty; expected JSON, as the AWS CLI prints it (take the file away where the"
                                + " call failed)");
            }
            JsonValue value = read(in, first, 1);
            if (in.nextToken() != null) {
                throw problem(
                        place(in),
                        "a second JSON document begins here; expected one (join the pages into"
                                + " one answer)");
            }
            return value;
        } catch (UnexpectedEndOfInputException e) {
            throw problem(text.length(), "the text ends here; expected the rest of the JSON");
        } catch (StreamConstraintsException e) {
            throw problem(
                    place(e),
                    "a name or number without end; expected JSON as the AWS CLI prints it");
        } catch (JacksonException e) {
            throw problem(place(e), "this is not JSON; expected JSON as the AWS CLI prints it");
        }
    }

    private JsonValue read(JsonParser in, JsonToken token, int depth) {
        int at = place(in);
        if (depth > MAX_DEPTH) {
            throw problem(at, "nested more than " + MAX_DEPTH + " levels deep; expected less");
        }
        return switch (token) {
            case START_OBJECT -> new JsonObject(at, members(in, depth));
            case START_ARRAY -> {
                var values = new ArrayList<JsonValue>();
                for (JsonToken next = in.nextToken();
                        next != JsonToken.END_ARRAY;
                        next = in.nextToken()) {
                    values.add(read(in, next, depth + 1));
                }
                yield new JsonArray(at, values);
            }
            case VALUE_STRING -> new JsonText(at, in.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(at, in.getString());
            case VALUE_TRUE -> new JsonBoolean(at, true);
            case VALUE_FALSE -> new JsonBoolean(at, false);
            case VALUE_NULL -> new JsonNull(at);
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new IllegalStateException(
                            "the parser never begins a value with " + token);
        };
    }

    private List<Member> members(JsonParser in, int depth) {
        var members = new ArrayList<Member>();
        Set<String> names = Set.of();
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            int at = place(in);
            String key = in.currentName();
            // Most objects are small; a set for each of them would take more than the objects.
            if (members.size() == SMALL) {
                names = new HashSet<>();
                for (Member member : members) {
                    names.add(member.name());
                }
            }
            boolean isNew = members.size() < SMALL ? !hasKey(members, key) : names.add(key);
            if (!isNew) {
                throw problem(
                        at, "the same key stands twice in one object; expected each key once");
            }
            members.add(new Member(at, key, read(in, in.nextToken(), depth + 1)));
        }
        return members;
    }

    private static boolean hasKey(List<Member> members, String key) {
        for (Member member : members) {
            if (member.name().equals(key)) {
                return true;
            }
        }
        return false;
    }

    private static int place(JsonParser in) {
        return (int) in.currentTokenLocation().getCharOffset();
    }

    private static int place(JacksonException e) {
        return e.getLocation() == null ? 0 : (int) Math.max(0, e.getLocation().getCharOffset());
    }
}
