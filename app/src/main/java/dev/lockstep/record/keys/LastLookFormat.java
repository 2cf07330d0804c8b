package dev.lockstep.record.keys;

import dev.lockstep.input.BadInput;
import dev.lockstep.keys.KeySeen;
import dev.lockstep.keys.LastLook;
import dev.lockstep.keys.News;
import dev.lockstep.record.AuditWriter;
import dev.lockstep.record.JsonCursor;
import dev.lockstep.record.JsonMembers;
import java.io.StringWriter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// What a look at keys saw, as it is kept in the state folder. No secret is in it.
public final class LastLookFormat {
    private static final String WHAT = "what a look at access keys saw, as lockstep kept it";

    private final JsonCursor in;
    private @Nullable String schema;
    private @Nullable String account;
    private Optional<String> endpoint = Optional.empty();
    private @Nullable LocalDate day;
    private Optional<Instant> since = Optional.empty();
    private @Nullable Instant at;
    private List<KeySeen> keys = List.of();
    private Set<String> unread = Set.of();
    private boolean usersRead = true;
    private List<News> news = List.of();

    private LastLookFormat(JsonCursor in) {
        this.in = in;
    }

    /// As JSON, in pure ASCII.
    public static String write(LastLook look) {
        var out = new StringWriter();
        try (JsonGenerator json = AuditWriter.generator(out)) {
            json.writeStartObject();
            json.writeStringProperty("schema", LastLook.SCHEMA);
            json.writeStringProperty("account", look.account());
            JsonMembers.text(json, "endpoint", look.endpoint());
            json.writeStringProperty("day", look.day().toString());
            moment(json, "since", look.since());
            json.writeStringProperty("at", look.at().toString());
            json.writeBooleanProperty("usersRead", look.usersRead());
            JsonMembers.texts(json, "unread", look.unread().stream().sorted().toList());
            json.writeArrayPropertyStart("keys");
            look.keys().forEach(key -> key(json, key));
            json.writeEndArray();
            json.writeArrayPropertyStart("news");
            look.news().forEach(one -> news(json, one));
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        return out.toString();
    }

    private static void key(JsonGenerator json, KeySeen key) {
        json.writeStartObject();
        json.writeStringProperty("owner", key.owner());
        json.writeStringProperty("id", key.id());
        json.writeBooleanProperty("active", key.active());
        moment(json, "made", key.made());
        json.writeBooleanProperty("useKnown", key.useKnown());
        moment(json, "used", key.used());
        json.writeEndObject();
    }

    private static void news(JsonGenerator json, News news) {
        json.writeStartObject();
        json.writeStringProperty("kind", news.kind().id());
        json.writeStringProperty("owner", news.owner());
        json.writeStringProperty("key", news.key());
        moment(json, "at", news.at());
        JsonMembers.text(json, "run", news.run());
        json.writeBooleanProperty("waitsForYou", news.waitsForYou());
        json.writeStringProperty("text", news.text());
        json.writeEndObject();
    }

    private static void moment(JsonGenerator json, String name, Optional<Instant> time) {
        JsonMembers.text(json, name, time.map(Instant::toString));
    }

    /// Reads it.
    ///
    /// @param name what messages call the file
    /// @throws BadInput if it is something else
    public static LastLook parse(String name, String text) {
        try (var in = new JsonCursor(name, text, WHAT)) {
            return in.document(() -> new LastLookFormat(in).look());
        }
    }

    /// Whether a text says that it is of a later version of this format.
    public static boolean isNewer(String text) {
        return text.contains("\"lockstep/keys-watch-state/") && !text.contains(LastLook.SCHEMA);
    }

    private LastLook look() {
        in.object(WHAT, this::member);
        if (!LastLook.SCHEMA.equals(schema) || account == null || day == null || at == null) {
            throw in.problem("expected " + WHAT + ", schema " + LastLook.SCHEMA);
        }
        return new LastLook(
                Objects.requireNonNull(account),
                endpoint,
                Objects.requireNonNull(day),
                since,
                Objects.requireNonNull(at),
                keys,
                unread,
                usersRead,
                news);
    }

    private void member(String name) {
        switch (name) {
            case "schema" -> schema = in.text("the name of a format");
            case "account" -> account = in.text("an account's id");
            case "endpoint" -> endpoint = in.textOrNull("an address or null");
            case "day" -> day = day();
            case "since" -> since = in.momentOrNull();
            case "at" -> at = in.moment();
            case "usersRead" -> usersRead = in.flag("true or false");
            case "unread" -> unread = new HashSet<>(in.texts("a list of users"));
            case "keys" -> keys = in.list("a list of keys", this::key);
            case "news" -> news = in.list("a list of news", this::news);
            default -> throw in.problem("nobody knows this key; expected " + WHAT);
        }
    }

    private LocalDate day() {
        try {
            return LocalDate.parse(in.text("a day such as 2026-01-31"));
        } catch (DateTimeException e) {
            throw in.wrong("a day such as 2026-01-31");
        }
    }

    private KeySeen key() {
        var key =
                new Object() {
                    String owner = "";
                    String id = "";
                    boolean active;
                    Optional<Instant> made = Optional.empty();
                    boolean useKnown;
                    Optional<Instant> used = Optional.empty();
                };
        in.object(
                "a key",
                name -> {
                    switch (name) {
                        case "owner" -> key.owner = in.text("a user");
                        case "id" -> key.id = in.text("a key's id");
                        case "active" -> key.active = in.flag("true or false");
                        case "made" -> key.made = in.momentOrNull();
                        case "useKnown" -> key.useKnown = in.flag("true or false");
                        case "used" -> key.used = in.momentOrNull();
                        default -> throw in.problem("nobody knows this of a key");
                    }
                });
        if (key.owner.isEmpty() || key.id.isEmpty()) {
            throw in.problem("expected a key with owner and id");
        }
        return new KeySeen(key.owner, key.id, key.active, key.made, key.useKnown, key.used);
    }

    private News news() {
        var one =
                new Object() {
                    News.@Nullable Kind kind;
                    String owner = "";
                    String key = "";
                    Optional<Instant> at = Optional.empty();
                    Optional<String> run = Optional.empty();
                    boolean waits;
                    String text = "";
                };
        in.object(
                "news",
                name -> {
                    switch (name) {
                        case "kind" -> one.kind = in.meant("a kind of news", LastLookFormat::kind);
                        case "owner" -> one.owner = in.text("a user");
                        case "key" -> one.key = in.text("a key's id");
                        case "at" -> one.at = in.momentOrNull();
                        case "run" -> one.run = in.textOrNull("a run's id or null");
                        case "waitsForYou" -> one.waits = in.flag("true or false");
                        case "text" -> one.text = in.text("a sentence");
                        default -> throw in.problem("nobody knows this of news");
                    }
                });
        News.Kind kind = one.kind;
        if (kind == null) {
            throw in.problem("expected news with a kind");
        }
        return new News(kind, one.owner, one.key, one.at, one.run, one.waits, one.text);
    }

    private static Optional<News.Kind> kind(String id) {
        return List.of(News.Kind.values()).stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
