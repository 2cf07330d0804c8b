package dev.lockstep.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/// The JSON tokens of a policy's text, one at a time, with their places. Whatever is not JSON ends
/// in [Unexpected].
final class Tokens implements AutoCloseable {
    /// Names are not kept between texts: condition keys come from outside, and a table of them
    /// could be filled or made to collide.
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build();

    private final JsonParser parser;

    Tokens(String json) {
        parser = JSON.createParser(ObjectReadContext.empty(), json);
    }

    /// Goes on to the next token; null at the end of the text.
    @Nullable JsonToken next() {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw notJson(e);
        }
    }

    boolean at(JsonToken token) {
        return parser.currentToken() == token;
    }

    /// Where the current token stands, or the end of the text.
    Place place() {
        return place(
                parser.hasCurrentToken()
                        ? parser.currentTokenLocation()
                        : parser.currentLocation());
    }

    /// The current token is not what the grammar asks for.
    Unexpected unexpected(String expected) {
        return new Unexpected(place(), expected);
    }

    /// The text of the current name, string, number or boolean, the latter two as JSON writes them.
    String text() {
        String text;
        try {
            text = parser.getString();
        } catch (JacksonException e) {
            throw notJson(e);
        }
        if (!isWhole(text)) {
            throw unexpected("text of whole Unicode characters without NUL");
        }
        return text;
    }

    /// Goes on to the next token, which must be a string.
    String string(String expected) {
        next();
        if (!at(JsonToken.VALUE_STRING)) {
            throw unexpected(expected);
        }
        return text();
    }

    /// Goes on to the next token, which must be a string or open a list of strings.
    <T> List<T> strings(Function<String, T> as) {
        return values(
                token -> token == JsonToken.VALUE_STRING, as, "a string or a list of strings");
    }

    /// Goes on to the next token, which must be a string, number or boolean or open a list of them.
    List<String> scalars() {
        return values(
                token -> token.isScalarValue() && token != JsonToken.VALUE_NULL,
                text -> text,
                "a string, number or boolean, or a list of them");
    }

    /// Goes on to the next token, which must open an object, and hands each of its names to
    /// `member`, which reads the value.
    void object(String expected, Consumer<String> member) {
        next();
        if (!at(JsonToken.START_OBJECT)) {
            throw unexpected(expected);
        }
        members(member);
    }

    /// The members of the object that the current token opens; no name may stand in it twice.
    void members(Consumer<String> member) {
        var seen = new HashSet<String>();
        while (next() == JsonToken.PROPERTY_NAME) {
            String name = text();
            if (!seen.add(name)) {
                throw unexpected("each name only once in an object");
            }
            member.accept(name);
        }
    }

    @Override
    public void close() {
        parser.close();
    }

    private <T> List<T> values(Predicate<JsonToken> kind, Function<String, T> as, String expected) {
        JsonToken first = next();
        if (first != JsonToken.START_ARRAY) {
            return List.of(as.apply(value(first, kind, expected)));
        }
        var values = new ArrayList<T>();
        for (var token = next(); token != JsonToken.END_ARRAY; token = next()) {
            values.add(as.apply(value(token, kind, expected)));
        }
        return values;
    }

    private String value(@Nullable JsonToken token, Predicate<JsonToken> kind, String expected) {
        if (token == null || !kind.test(token)) {
            throw unexpected(expected);
        }
        return text();
    }

    private Unexpected notJson(JacksonException e) {
        var location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        String expected =
                switch (e) {
                    case UnexpectedEndOfInputException _ -> "more text: the JSON breaks off here";
                    case StreamConstraintsException _ -> "a shorter name or number";
                    default -> "valid JSON: look for a comma, colon, quote or bracket";
                };
        return new Unexpected(place(location), expected);
    }

    private static Place place(TokenStreamLocation location) {
        return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private static boolean isWhole(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || Character.isLowSurrogate(c)) {
                return false;
            }
            if (Character.isHighSurrogate(c)
                    && (++i == text.length() || !Character.isLowSurrogate(text.charAt(i)))) {
                return false;
            }
        }
        return true;
    }
}
