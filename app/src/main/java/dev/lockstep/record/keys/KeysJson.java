package dev.lockstep.record.keys;

import dev.lockstep.baseline.Need;
import dev.lockstep.keys.Documented;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.LastUse;
import dev.lockstep.keys.Matter;
import dev.lockstep.keys.Removal;
import dev.lockstep.keys.Rotation;
import dev.lockstep.keys.Standing;
import dev.lockstep.keys.Standing.Since;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Where access keys stand, as JSON, schema `lockstep/keys/1`, in pure ASCII.
public final class KeysJson {
    /// The name of the format.
    public static final String SCHEMA = "lockstep/keys/1";

    private final JsonGenerator json;
    private final LocalDate today;

    private KeysJson(JsonGenerator json, LocalDate today) {
        this.json = json;
        this.today = today;
    }

    /// Writes it.
    ///
    /// @param notices sentences for the reader
    /// @param incomplete what AWS refused or did not answer
    public static void write(
            About about,
            KeyLives lives,
            List<String> notices,
            Collection<String> incomplete,
            Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            head(json, about);
            json.writeStringProperty("judgedAt", lives.at().toString());
            JsonMembers.texts(json, "notices", notices);
            JsonMembers.texts(json, "incomplete", incomplete.stream().sorted().toList());
            keys(json, lives.keys(), lives.today());
            json.writeArrayPropertyStart("unread");
            for (KeyLives.Unread one : lives.unread()) {
                json.writeStartObject();
                JsonMembers.text(json, "owner", one.owner());
                json.writeStringProperty("why", one.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    /// Writes by what and of whom is told, as members of an object that is open.
    public static void head(JsonGenerator json, About about) {
        json.writeStringProperty("lockstep", about.lockstep());
        json.writeObjectPropertyStart("account");
        JsonMembers.text(json, "id", about.account());
        json.writeStringProperty("partition", about.partition());
        JsonMembers.text(json, "caller", about.caller());
        JsonMembers.text(json, "endpoint", about.endpoint());
        json.writeBooleanProperty("practice", about.practice());
        json.writeEndObject();
    }

    /// Writes keys, as the member `keys` of an object that is open.
    ///
    /// @param today the day (UTC) as of which something is due
    public static void keys(JsonGenerator json, List<KeyLife> keys, LocalDate today) {
        json.writeArrayPropertyStart("keys");
        var writer = new KeysJson(json, today);
        keys.forEach(writer::key);
        json.writeEndArray();
    }

    private void key(KeyLife key) {
        json.writeStartObject();
        json.writeStringProperty("owner", key.owner());
        json.writeStringProperty("key", key.name());
        JsonMembers.text(json, "id", key.id());
        json.writeBooleanProperty("root", key.isRoots());
        json.writeBooleanProperty("breakGlass", key.breakGlass());
        moment("made", key.born());
        json.writeBooleanProperty("madeAtLatest", key.bornAtLatest());
        standing(key.standing());
        documented(key.documented());
        use(key.use());
        rotation(key.rotation());
        removal(key.removal());
        json.writeStringProperty("quarantined", id(key.quarantine().name()));
        json.writeArrayPropertyStart("next");
        key.matters().forEach(this::matter);
        json.writeEndArray();
        json.writeEndObject();
    }

    private void standing(Standing standing) {
        json.writeBooleanProperty("active", standing.isActive());
        json.writeObjectPropertyStart("since");
        switch (standing.since()) {
            case Since.ByJournal(var deed) -> {
                state("journal");
                moment("at", Optional.of(deed.at()));
                json.writeStringProperty("run", deed.run());
                JsonMembers.text(json, "caller", deed.caller());
            }
            case Since.ByReport(Instant at) -> {
                state("report");
                moment("at", Optional.of(at));
            }
            case Since.NotKnown(String why) -> notKnown(why);
        }
        json.writeEndObject();
    }

    private void documented(Documented documented) {
        json.writeObjectPropertyStart("documented");
        switch (documented) {
            case Documented.Needed(Need need, boolean endsSoon) -> {
                state("needed");
                need(need);
                json.writeBooleanProperty("endsSoon", endsSoon);
            }
            case Documented.RunOut(Need need) -> {
                state("run-out");
                need(need);
            }
            case Documented.Nowhere _ -> state("nowhere");
            case Documented.NoRegister _ -> state("no-register");
            case Documented.NotKnown(String why) -> notKnown(why);
        }
        json.writeEndObject();
    }

    private void need(Need need) {
        json.writeStringProperty("purpose", need.purpose());
        json.writeStringProperty("owner", need.owner());
        json.writeStringProperty("until", need.until().toString());
    }

    private void use(LastUse use) {
        json.writeObjectPropertyStart("lastUse");
        switch (use) {
            case LastUse.Never _ -> state("never");
            case LastUse.Used(Instant at, var service, var region) ->
                    use("used", at, service, region);
            case LastUse.Silent(Instant since, var service, var region) ->
                    use("silent", since, service, region);
            case LastUse.NotKnown(String why) -> notKnown(why);
        }
        json.writeEndObject();
    }

    private void use(String state, Instant at, Optional<String> service, Optional<String> region) {
        state(state);
        moment("at", Optional.of(at));
        JsonMembers.text(json, "service", service);
        JsonMembers.text(json, "region", region);
    }

    private void rotation(Rotation rotation) {
        json.writeObjectPropertyStart("rotation");
        switch (rotation) {
            case Rotation.None _ -> state("none");
            case Rotation.Newer(String old, var sign) -> {
                state("newer");
                json.writeStringProperty("other", old);
                json.writeStringProperty("by", id(sign.name()));
            }
            case Rotation.Older(String young, var sign, boolean isHandedOver) -> {
                state("older");
                json.writeStringProperty("other", young);
                json.writeStringProperty("by", id(sign.name()));
                json.writeBooleanProperty("handedOver", isHandedOver);
            }
            case Rotation.NotKnown(String why) -> notKnown(why);
        }
        json.writeEndObject();
    }

    private void removal(Removal removal) {
        json.writeObjectPropertyStart("removal");
        switch (removal) {
            case Removal.None _ -> state("none");
            case Removal.Held(String why) -> {
                state("held");
                json.writeStringProperty("why", why);
            }
            case Removal.Waiting(Instant since, Instant until) -> {
                state("waiting");
                moment("since", Optional.of(since));
                moment("until", Optional.of(until));
            }
            case Removal.Due(Instant since, Instant from) -> {
                state("due");
                moment("since", Optional.of(since));
                moment("until", Optional.of(from));
            }
            case Removal.NotKnown(String why) -> notKnown(why);
        }
        json.writeEndObject();
    }

    private void matter(Matter matter) {
        json.writeStartObject();
        json.writeStringProperty("kind", matter.kind().id());
        JsonMembers.text(json, "on", matter.on().map(LocalDate::toString));
        json.writeBooleanProperty("due", matter.isDue(today));
        json.writeStringProperty("text", matter.text());
        JsonMembers.text(json, "command", matter.command());
        json.writeEndObject();
    }

    private void state(String state) {
        json.writeStringProperty("state", state);
    }

    private void notKnown(String why) {
        state("not-known");
        json.writeStringProperty("why", why);
    }

    private void moment(String name, Optional<Instant> time) {
        JsonMembers.text(json, name, time.map(Instant::toString));
    }

    private static String id(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
