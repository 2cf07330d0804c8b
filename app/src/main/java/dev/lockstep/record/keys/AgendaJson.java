package dev.lockstep.record.keys;

import dev.lockstep.keys.Agenda;
import dev.lockstep.keys.AgendaLine;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// What waits, as JSON in pure ASCII: schema `lockstep/keys-watch/1` for keys, `lockstep/status/1`
/// for everything.
public final class AgendaJson {
    /// The name of the format of `keys watch`.
    public static final String WATCH = "lockstep/keys-watch/1";

    /// The name of the format of `status`.
    public static final String STATUS = "lockstep/status/1";

    private AgendaJson() {}

    /// Whose it is and as of when.
    ///
    /// @param day UTC
    /// @param notices sentences for the reader
    /// @param incomplete what AWS refused or did not answer, and what cannot be read here
    public record Head(
            About about, LocalDate day, List<String> notices, Collection<String> incomplete) {
        public Head {
            notices = List.copyOf(notices);
            incomplete = List.copyOf(incomplete);
        }
    }

    /// Writes what `keys watch` tells.
    ///
    /// @param since when the look before was (UTC); none: there was none
    public static void watch(Head head, Optional<Instant> since, Agenda agenda, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", WATCH);
            KeysJson.head(json, head.about());
            json.writeStringProperty("day", head.day().toString());
            json.writeBooleanProperty("first", since.isEmpty());
            JsonMembers.text(json, "since", since.map(Instant::toString));
            rest(json, head, agenda);
        }
    }

    /// Writes what `status` tells.
    ///
    /// @param offline whether AWS was not asked
    public static void status(Head head, boolean offline, Agenda agenda, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", STATUS);
            KeysJson.head(json, head.about());
            json.writeStringProperty("day", head.day().toString());
            json.writeBooleanProperty("offline", offline);
            rest(json, head, agenda);
        }
    }

    private static void rest(JsonGenerator json, Head head, Agenda agenda) {
        JsonMembers.texts(json, "notices", head.notices());
        JsonMembers.texts(json, "incomplete", head.incomplete().stream().sorted().toList());
        json.writeNumberProperty("waitsForYou", agenda.forYou());
        json.writeArrayPropertyStart("lines");
        agenda.lines().forEach(line -> line(json, line));
        json.writeEndArray();
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private static void line(JsonGenerator json, AgendaLine line) {
        json.writeStartObject();
        json.writeStringProperty("rank", line.rank().id());
        json.writeBooleanProperty("waitsForYou", line.rank().isForYou());
        json.writeStringProperty("kind", line.kind());
        JsonMembers.text(json, "on", line.on().map(LocalDate::toString));
        JsonMembers.text(json, "owner", line.owner());
        JsonMembers.text(json, "key", line.key());
        json.writeStringProperty("text", line.text());
        JsonMembers.text(json, "command", line.command());
        json.writeEndObject();
    }
}
