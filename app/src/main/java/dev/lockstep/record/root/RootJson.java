package dev.lockstep.record.root;

import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.control.Finding;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonMembers;
import dev.lockstep.record.keys.About;
import dev.lockstep.record.keys.KeysJson;
import dev.lockstep.root.KeysStanding;
import dev.lockstep.root.MfaStanding;
import dev.lockstep.root.MfaStanding.Devices;
import java.io.Writer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Where root stands as JSON, schema `lockstep/root/1`, in pure ASCII.
public final class RootJson {
    /// The name of the format.
    public static final String SCHEMA = "lockstep/root/1";

    private final JsonGenerator json;

    private RootJson(JsonGenerator json) {
        this.json = json;
    }

    /// What was looked at.
    ///
    /// @param at as of when (UTC)
    /// @param mfa root's MFA, if that was asked
    /// @param keys root's keys, if those were asked
    /// @param findings of the controls that were asked
    /// @param waitingDays how long an inactive key waits
    /// @param incomplete what AWS refused or did not answer, in words
    public record Told(
            About about,
            Instant at,
            Optional<MfaStanding> mfa,
            Optional<KeysStanding> keys,
            List<Finding> findings,
            int waitingDays,
            Collection<String> incomplete) {
        public Told {
            findings = List.copyOf(findings);
            incomplete = List.copyOf(incomplete);
        }
    }

    /// Writes it.
    public static void write(Told told, Writer out) {
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            KeysJson.head(json, told.about());
            json.writeStringProperty("judgedAt", told.at().toString());
            var writer = new RootJson(json);
            if (told.mfa().isPresent()) {
                writer.mfa(told.mfa().get());
            } else {
                json.writeNullProperty("mfa");
            }
            if (told.keys().isPresent()) {
                writer.keys(told.keys().get(), told);
            } else {
                json.writeNullProperty("accessKeys");
            }
            writer.findings(told.findings());
            JsonMembers.texts(json, "incomplete", told.incomplete().stream().sorted().toList());
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void mfa(MfaStanding mfa) {
        json.writeObjectPropertyStart("mfa");
        json.writeStringProperty("state", mfa.state().id());
        json.writeBooleanProperty("asWanted", mfa.isGoodEnough());
        json.writeStringProperty("summary", mfa.reason());
        json.writeStringProperty(
                "known",
                switch (mfa.devices()) {
                    case Devices.Listed _ -> "all";
                    case Devices.Apps _ -> "apps";
                    case Devices.NoApp _ -> "no-app";
                    case Devices.NotKnown _ -> "nothing";
                });
        json.writeArrayPropertyStart("devices");
        switch (mfa.devices()) {
            case Devices.Listed(var all) ->
                    all.forEach(one -> device(one.serial(), one.kind(), one.enabled()));
            case Devices.Apps(var seen) -> seen.forEach(this::app);
            case Devices.NoApp _, Devices.NotKnown _ -> {
                // None is known.
            }
        }
        json.writeEndArray();
        JsonMembers.texts(json, "left", mfa.lacking());
        json.writeEndObject();
    }

    private void app(VirtualMfaDevice one) {
        device(one.serial(), MfaDevice.Kind.VIRTUAL, one.enabled());
    }

    private void device(String serial, MfaDevice.Kind kind, Optional<Instant> since) {
        json.writeStartObject();
        json.writeStringProperty("serial", serial);
        json.writeStringProperty("kind", kind.words());
        JsonMembers.text(json, "since", since.map(Instant::toString));
        json.writeEndObject();
    }

    private void keys(KeysStanding keys, Told told) {
        json.writeObjectPropertyStart("accessKeys");
        json.writeStringProperty("state", keys.state().id());
        json.writeStringProperty("power", keys.power().id());
        json.writeStringProperty("summary", keys.reason());
        json.writeBooleanProperty("listed", keys.isListed());
        if (keys.counted().isPresent()) {
            json.writeNumberProperty("counted", keys.counted().get());
        } else {
            json.writeNullProperty("counted");
        }
        JsonMembers.text(json, "reportedAt", keys.reported().map(Instant::toString));
        JsonMembers.text(json, "until", keys.until().map(Instant::toString));
        json.writeStringProperty("next", keys.next(told.waitingDays(), told.at()));
        KeysJson.keys(json, keys.keys(), KeyLives.day(told.at()));
        json.writeEndObject();
    }

    private void findings(List<Finding> findings) {
        json.writeArrayPropertyStart("findings");
        for (Finding one : findings) {
            json.writeStartObject();
            json.writeStringProperty("control", one.control().id());
            json.writeNumberProperty("step", one.control().step().number());
            json.writeStringProperty("status", one.status().id());
            json.writeStringProperty("summary", one.verdict().summary());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
