package dev.lockstep.record;

import dev.lockstep.input.BadInput;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/// Goes through a JSON document value by value, holding no more of it than is asked for; what is
/// wrong is told by line and column. Whether keys that nobody knows are passed over is for whoever
/// reads to say.
public final class JsonCursor implements AutoCloseable {
    private static final int MAX_DEPTH = 40;
    private static final int MAX_TEXT = 16 * 1024 * 1024;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(MAX_DEPTH)
                                    .maxStringLength(MAX_TEXT)
                                    .build())
                    .build();

    private final String file;
    private final String what;
    private final JsonParser in;

    /// Words that come again and again are held once.
    private final Map<String, String> words = new HashMap<>();

    /// A cursor before the first value of a text.
    ///
    /// @param file what messages call it
    /// @param what it should be, such as `an audit as JSON`
    public JsonCursor(String file, String text, String what) {
        this.file = file;
        this.what = what;
        this.in = FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /// Reads the one document of the file.
    ///
    /// @throws BadInput if it is something else
    public <T> T document(Supplier<T> value) {
        try {
            next();
            T read = value.get();
            if (in.nextToken() != null) {
                throw problem("something stands after the end; expected one JSON document");
            }
            return read;
        } catch (JacksonException e) {
            // A document that goes beyond the reader's limits has no place of its own.
            TokenStreamLocation place =
                    Objects.requireNonNullElse(e.getLocation(), in.currentLocation());
            throw at(place, "not JSON, or cut off; expected " + what);
        }
    }

    /// Goes through the members of the object that stands here.
    ///
    /// @param member is called for each name with the cursor at its value, which it reads or skips
    public void object(String expected, Consumer<String> member) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            throw wrong(expected);
        }
        while (next() != JsonToken.END_OBJECT) {
            String name = pooled(in.currentName());
            next();
            member.accept(name);
        }
    }

    /// The values of the list that stands here.
    public <T> List<T> list(String expected, Supplier<T> each) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw wrong(expected);
        }
        var list = new ArrayList<T>();
        while (next() != JsonToken.END_ARRAY) {
            list.add(each.get());
        }
        return list;
    }

    /// A list of texts.
    public List<String> texts(String expected) {
        return list(expected, () -> text("a text"));
    }

    /// The text that stands here.
    public String text(String expected) {
        if (in.currentToken() != JsonToken.VALUE_STRING) {
            throw wrong(expected);
        }
        return in.getString();
    }

    /// A text that comes again and again.
    String word(String expected) {
        return pooled(text(expected));
    }

    /// The text that stands here, if it is no null.
    public Optional<String> textOrNull(String expected) {
        return isNull() ? Optional.empty() : Optional.of(text(expected));
    }

    /// The true or false that stands here.
    public boolean flag(String expected) {
        return switch (in.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> throw wrong(expected);
        };
    }

    /// The whole number that stands here.
    public long count(String expected) {
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw wrong(expected);
        }
        try {
            return in.getLongValue();
        } catch (JacksonException e) {
            throw wrong(expected);
        }
    }

    /// A text that a function understands.
    ///
    /// @param meaning empty for a text that is none of those
    public <T> T meant(String expected, Function<String, Optional<T>> meaning) {
        return meaning.apply(text(expected)).orElseThrow(() -> wrong(expected));
    }

    /// The time that stands here (UTC).
    public Instant moment() {
        return moment(text(MOMENT));
    }

    /// The time that stands here, if it is no null.
    public Optional<Instant> momentOrNull() {
        return isNull() ? Optional.empty() : Optional.of(moment());
    }

    /// The time that a text here means.
    Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong(MOMENT);
        }
    }

    private static final String MOMENT = "a time such as 2026-01-31T12:00:00Z";

    /// Whether null stands here.
    public boolean isNull() {
        return in.currentToken() == JsonToken.VALUE_NULL;
    }

    /// Whether a text stands here.
    public boolean isText() {
        return in.currentToken() == JsonToken.VALUE_STRING;
    }

    /// Whether a list stands here.
    public boolean isList() {
        return in.currentToken() == JsonToken.START_ARRAY;
    }

    /// Whether an object stands here.
    public boolean isObject() {
        return in.currentToken() == JsonToken.START_OBJECT;
    }

    /// Whether true or false stands here.
    public boolean isFlag() {
        return in.currentToken() == JsonToken.VALUE_TRUE
                || in.currentToken() == JsonToken.VALUE_FALSE;
    }

    boolean isCount() {
        return in.currentToken() == JsonToken.VALUE_NUMBER_INT;
    }

    void skip() {
        in.skipChildren();
    }

    /// The one copy of a word that comes again and again.
    String pooled(String word) {
        String known = words.putIfAbsent(word, word);
        return known == null ? word : known;
    }

    /// What stands here is something else.
    public BadInput wrong(String expected) {
        return problem("expected " + expected);
    }

    /// Something is wrong here.
    public BadInput problem(String problem) {
        return at(in.currentTokenLocation(), problem);
    }

    private BadInput at(TokenStreamLocation place, String problem) {
        return BadInput.at(
                file, Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()), problem);
    }

    private JsonToken next() {
        JsonToken token = in.nextToken();
        if (token == null) {
            throw problem("the file ends here; expected " + what);
        }
        return token;
    }

    @Override
    public void close() {
        in.close();
    }
}
