package dev.lockstep.record.guide;

import dev.lockstep.control.Step;
import dev.lockstep.guide.Skip;
import dev.lockstep.guide.Skips;
import dev.lockstep.input.BadInput;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonCursor;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The steps of an account that were left out, as they are kept in the state folder and packed into
/// evidence.
public final class SkipsFormat {
    /// The name of the format.
    public static final String SCHEMA = "lockstep/guide/1";

    private static final String WHAT = "which steps were skipped, as lockstep kept it";
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    /// More than anybody would write by hand.
    private static final int MOST_SKIPS = 10_000;

    private final JsonCursor in;
    private @Nullable String schema;
    private @Nullable String account;
    private List<Skip> skips = List.of();

    private SkipsFormat(JsonCursor in) {
        this.in = in;
    }

    /// As JSON, in pure ASCII.
    public static String write(Skips skips) {
        var out = new StringWriter();
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", SCHEMA);
            json.writeStringProperty("account", skips.account());
            json.writeArrayPropertyStart("skips");
            skips.all().forEach(skip -> skip(json, skip));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toString();
    }

    static void skip(JsonGenerator json, Skip skip) {
        json.writeStartObject();
        json.writeStringProperty("step", skip.step().id());
        json.writeStringProperty("reason", skip.reason());
        json.writeStringProperty("by", skip.by());
        json.writeStringProperty("at", skip.at().toString());
        if (skip.takenBack().isPresent()) {
            json.writeObjectPropertyStart("takenBack");
            json.writeStringProperty("by", skip.takenBack().get().by());
            json.writeStringProperty("at", skip.takenBack().get().at().toString());
            json.writeEndObject();
        } else {
            json.writeNullProperty("takenBack");
        }
        json.writeEndObject();
    }

    /// Reads it.
    ///
    /// @param name what messages call the file
    /// @throws BadInput if it is something else
    public static Skips parse(String name, String text) {
        try (var in = new JsonCursor(name, text, WHAT)) {
            return in.document(() -> new SkipsFormat(in).skips());
        }
    }

    /// Whether a text says that it is of a later version of this format.
    public static boolean isNewer(String text) {
        return text.contains("\"lockstep/guide/") && !text.contains(SCHEMA);
    }

    private Skips skips() {
        in.object(WHAT, this::member);
        if (!SCHEMA.equals(schema) || account == null || !ACCOUNT.matcher(account).matches()) {
            throw in.problem("expected " + WHAT + ", schema " + SCHEMA);
        }
        if (skips.size() > MOST_SKIPS) {
            throw in.problem("these are more skips than anybody made");
        }
        for (Step step : Step.values()) {
            if (skips.stream().filter(one -> one.step() == step && one.stands()).count() > 1) {
                throw in.problem("step " + step.number() + " is skipped twice at one time");
            }
        }
        return new Skips(account, skips);
    }

    private void member(String name) {
        switch (name) {
            case "schema" -> schema = in.text("the name of a format");
            case "account" -> account = in.text("an account's id");
            case "skips" -> skips = in.list("a list of skips", this::one);
            default -> throw in.problem("nobody knows this key; expected " + WHAT);
        }
    }

    private Skip one() {
        var one =
                new Object() {
                    Optional<Step> step = Optional.empty();
                    String reason = "";
                    String by = "";
                    Optional<Instant> at = Optional.empty();
                    Optional<Skip.TakenBack> back = Optional.empty();
                };
        in.object(
                "a skip",
                name -> {
                    switch (name) {
                        case "step" ->
                                one.step = Optional.of(in.meant("a step", SkipsFormat::step));
                        case "reason" -> one.reason = in.text("a reason");
                        case "by" -> one.by = in.text("who skipped it");
                        case "at" -> one.at = Optional.of(in.moment());
                        case "takenBack" -> one.back = takenBack();
                        default -> throw in.problem("nobody knows this of a skip");
                    }
                });
        if (one.step.isEmpty()
                || one.at.isEmpty()
                || one.reason.isBlank()
                || one.reason.length() > Skip.LONGEST_REASON) {
            throw in.problem("expected a skip with step, reason and time");
        }
        return new Skip(one.step.get(), one.reason, one.by, one.at.get(), one.back);
    }

    private Optional<Skip.TakenBack> takenBack() {
        if (in.isNull()) {
            return Optional.empty();
        }
        var back =
                new Object() {
                    String by = "";
                    Optional<Instant> at = Optional.empty();
                };
        in.object(
                "who took it back, or null",
                name -> {
                    switch (name) {
                        case "by" -> back.by = in.text("who took it back");
                        case "at" -> back.at = Optional.of(in.moment());
                        default -> throw in.problem("nobody knows this of a skip");
                    }
                });
        if (back.at.isEmpty()) {
            throw in.problem("expected when it was taken back");
        }
        return Optional.of(new Skip.TakenBack(back.by, back.at.get()));
    }

    private static Optional<Step> step(String id) {
        return Stream.of(Step.values())
                .filter(one -> one.number() > 0)
                .filter(one -> one.id().equals(id))
                .findFirst();
    }
}
