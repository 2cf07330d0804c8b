package dev.lockstep.report.html;

import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;

/// JSON that can stand inside a script element: no character of it ends the element or begins a
/// comment.
final class DataJson implements AutoCloseable {
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
                    .characterEscapes(new MarkupToo())
                    .build();

    private final JsonGenerator json;

    DataJson(Writer out) {
        json = FACTORY.createGenerator(ObjectWriteContext.empty(), out);
    }

    void object() {
        json.writeStartObject();
    }

    void object(String name) {
        json.writeObjectPropertyStart(name);
    }

    void endObject() {
        json.writeEndObject();
    }

    void array() {
        json.writeStartArray();
    }

    void array(String name) {
        json.writeArrayPropertyStart(name);
    }

    void endArray() {
        json.writeEndArray();
    }

    void text(String text) {
        json.writeString(text);
    }

    void text(String name, String text) {
        json.writeStringProperty(name, text);
    }

    void none() {
        json.writeNull();
    }

    void number(int number) {
        json.writeNumber(number);
    }

    void numbers(String name, int[] numbers) {
        json.writeName(name);
        json.writeArray(numbers, 0, numbers.length);
    }

    void numbers(List<Integer> numbers) {
        array();
        numbers.forEach(this::number);
        endArray();
    }

    void texts(String name, List<String> texts) {
        json.writeName(name);
        texts(texts);
    }

    void texts(List<String> texts) {
        array();
        texts.forEach(this::text);
        endArray();
    }

    @Override
    public void close() {
        json.close();
    }

    /// Beside what JSON escapes: what begins or ends markup.
    private static final class MarkupToo extends CharacterEscapes {
        private static final long serialVersionUID = 1L;
        private static final int[] ESCAPES = standardAsciiEscapesForJSON();

        static {
            for (char one : new char[] {'<', '>', '&', '\u007f'}) {
                ESCAPES[one] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return ESCAPES;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int point) {
            return null;
        }
    }
}
