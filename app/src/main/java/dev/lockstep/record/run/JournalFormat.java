package dev.lockstep.record.run;

import dev.lockstep.effect.Assigned;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import dev.lockstep.record.run.JournalEntry.Event;
import dev.lockstep.record.run.JournalEntry.Result;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/// A journal as text: a JSON object to a line, in pure ASCII, each with the hash of the line before
/// it.
public final class JournalFormat {
    private static final int VERSION = 1;
    private static final Map<String, Event> EVENTS =
            Stream.of(Event.values()).collect(Collectors.toMap(Event::id, one -> one));
    private static final Map<String, Result> RESULTS =
            Stream.of(Result.values()).collect(Collectors.toMap(Result::id, one -> one));

    private JournalFormat() {}

    /// A line without its end.
    public static String text(JournalLine line) {
        var out = new StringWriter();
        try (JsonGenerator json = AuditWriter.lines(out)) {
            write(line, json);
        }
        return out.toString();
    }

    private static void write(JournalLine line, JsonGenerator json) {
        JournalEntry entry = line.entry();
        json.writeStartObject();
        json.writeNumberProperty("v", VERSION);
        json.writeNumberProperty("seq", line.seq());
        json.writeStringProperty("at", line.at().toString());
        json.writeStringProperty("run", line.run());
        json.writeStringProperty("change", entry.change());
        json.writeNumberProperty("effect", entry.effect());
        json.writeStringProperty("event", entry.event().id());
        json.writeStringProperty("operation", entry.operation());
        JsonMembers.text(json, "requestId", entry.requestId());
        JsonMembers.text(json, "result", entry.result().map(Result::id));
        if (entry.assigned().isPresent()) {
            Assigned assigned = entry.assigned().get();
            json.writeObjectPropertyStart("assigned");
            json.writeStringProperty("at", assigned.at().toString());
            JsonMembers.text(json, "id", assigned.id());
            JsonMembers.text(json, "expires", assigned.expires().map(Instant::toString));
            json.writeEndObject();
        } else {
            json.writeNullProperty("assigned");
        }
        if (entry.states().isPresent()) {
            CallForm.states("states", entry.states().get(), json);
        }
        JsonMembers.text(json, "error", entry.error());
        json.writeStringProperty("previous", line.previous());
        json.writeEndObject();
    }

    /// Reads a journal and verifies its chain.
    ///
    /// @param name what messages call the file
    /// @param run the run that each line must be of
    /// @param head SHA-256 of the head, in hexadecimal
    /// @throws BadInput if a line was altered, taken away or put in: it is named
    public static SavedJournal read(String name, byte[] bytes, String run, String head) {
        var lines = new ArrayList<JournalLine>();
        String previous = head;
        int begin = 0;
        for (int end = newline(bytes, 0); end >= 0; end = newline(bytes, begin)) {
            byte[] raw = Arrays.copyOfRange(bytes, begin, end);
            int number = lines.size() + 1;
            JournalLine line = line(name, number, raw);
            if (!line.previous().equals(previous)) {
                throw BadInput.at(
                        name,
                        number,
                        number == 1
                                ? "this line does not hold the hash of the run's head: run.json or"
                                        + " this line was altered"
                                : "this line does not hold the hash of line "
                                        + (number - 1)
                                        + ": line "
                                        + (number - 1)
                                        + " was altered, or one between them was taken away");
            }
            if (line.seq() != number || !line.run().equals(run)) {
                throw BadInput.at(
                        name, number, "this line has another number or is of another run");
            }
            lines.add(line);
            previous = Sha256.of(raw);
            begin = end + 1;
        }
        return new SavedJournal(lines, previous, begin, bytes.length - begin);
    }

    private static int newline(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private static JournalLine line(String name, int number, byte[] raw) {
        try {
            // Of several lines each is a document of its own: what stands in a message is line 1.
            JsonFile file = JsonFile.parse(name, new String(raw, StandardCharsets.UTF_8));
            return line(file.object("a line of a journal"));
        } catch (BadInput e) {
            throw BadInput.at(
                    name,
                    number,
                    "this line was altered: it is no line of a journal as lockstep writes them");
        }
    }

    private static JournalLine line(JsonFields fields) {
        if (fields.count("v").orElse(0) != VERSION) {
            throw fields.problem("another version");
        }
        return new JournalLine(
                number(fields, "seq"),
                HeadFormat.moment(fields, "at"),
                fields.text("run"),
                new JournalEntry(
                        fields.optionalText("change").orElse(""),
                        number(fields, "effect"),
                        HeadFormat.one(fields, "event", EVENTS),
                        fields.optionalText("operation").orElse(""),
                        fields.optionalText("requestId"),
                        fields.value("result").map(_ -> HeadFormat.one(fields, "result", RESULTS)),
                        fields.object("assigned", "what AWS chose").map(JournalFormat::assigned),
                        fields.value("states").map(value -> CallForm.states(fields.file(), value)),
                        fields.optionalText("error")),
                fields.text("previous"));
    }

    private static int number(JsonFields fields, String name) {
        return fields.count(name).orElseThrow(() -> fields.problem("no " + name));
    }

    private static Assigned assigned(JsonFields fields) {
        return new Assigned(
                HeadFormat.moment(fields, "at"),
                fields.optionalText("id"),
                fields.value("expires").map(_ -> HeadFormat.moment(fields, "expires")));
    }
}
