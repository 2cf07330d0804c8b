package dev.lockstep.report.exchange;

import dev.lockstep.record.AuditWriter;
import dev.lockstep.report.Printable;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Writes JSON in which every text is one printable line.
final class PrintableJson {
    private final JsonGenerator json;

    PrintableJson(JsonGenerator json) {
        this.json = json;
    }

    /// The JSON of an object, to be written again and again.
    static String ready(Consumer<PrintableJson> members) {
        var out = new StringWriter();
        try (JsonGenerator generator = AuditWriter.lines(out)) {
            var json = new PrintableJson(generator);
            json.object(() -> members.accept(json));
        }
        return out.toString();
    }

    /// An object that is ready.
    void object(String name, String ready) {
        json.writeName(name);
        json.writeRawValue(ready);
    }

    void object(Runnable members) {
        json.writeStartObject();
        members.run();
        json.writeEndObject();
    }

    void object(String name, Runnable members) {
        json.writeObjectPropertyStart(name);
        members.run();
        json.writeEndObject();
    }

    void list(String name, Runnable items) {
        json.writeArrayPropertyStart(name);
        items.run();
        json.writeEndArray();
    }

    void text(String name, String text) {
        json.writeStringProperty(name, Printable.line(text));
    }

    void text(String name, Optional<String> text) {
        text.ifPresent(found -> text(name, found));
    }

    /// A text of our own that may have several lines, such as a page of help.
    void page(String name, String text) {
        json.writeStringProperty(name, text);
    }

    void texts(String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(text -> json.writeString(Printable.line(text)));
        json.writeEndArray();
    }

    void number(String name, long number) {
        json.writeNumberProperty(name, number);
    }

    void flag(String name, boolean flag) {
        json.writeBooleanProperty(name, flag);
    }

    void none(String name) {
        json.writeNullProperty(name);
    }

    /// So that a writer below knows how much was written.
    void flush() {
        json.flush();
    }
}
