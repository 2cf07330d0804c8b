package dev.lockstep.practice.running;

import dev.lockstep.input.BadInput;
import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue.JsonBoolean;
import dev.lockstep.input.JsonValue.JsonNumber;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.input.JsonValue.Member;
import dev.lockstep.secret.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A running practice account as the text of its file in the state folder, schema
/// `lockstep/practice/1`.
final class PracticeFile {
    static final String SCHEMA = "lockstep/practice/1";
    private static final String WHAT = "a running practice account";

    private PracticeFile() {}

    /// The text; it holds secrets.
    static String text(RunningPractice one) {
        var members = new ArrayList<Member>();
        members.add(text("schema", SCHEMA));
        members.add(text("id", one.id()));
        members.add(number("pid", one.process().pid()));
        one.process().began().ifPresent(began -> members.add(text("began", began.toString())));
        members.add(number("port", one.port()));
        members.add(text("token", one.token().reveal()));
        members.add(text("account", one.account()));
        members.add(text("shape", one.shape()));
        members.add(number("users", one.users()));
        if (one.enforced()) {
            members.add(new Member(0, "enforced", new JsonBoolean(0, true)));
        }
        members.add(text("started", one.started().toString()));
        members.add(
                object(
                        "session",
                        text("accessKeyId", one.session().accessKeyId()),
                        text("secret", one.session().secret().reveal()),
                        text("token", one.session().token().reveal())));
        members.add(
                object(
                        "truth",
                        text("accessKeyId", one.truth().accessKeyId()),
                        text("secret", one.truth().secret().reveal())));
        one.baseline().ifPresent(file -> members.add(text("baseline", file)));
        return new JsonObject(0, members).toJson() + "\n";
    }

    private static Member text(String name, String value) {
        return new Member(0, name, new JsonText(0, value));
    }

    private static Member number(String name, long value) {
        return new Member(0, name, new JsonNumber(0, Long.toString(value)));
    }

    private static Member object(String name, Member... members) {
        return new Member(0, name, new JsonObject(0, List.of(members)));
    }

    /// What a file tells.
    ///
    /// @param name what messages call the file
    /// @throws BadInput if it is not such a file
    static RunningPractice read(String name, String text) {
        JsonFields all = JsonFile.parse(name, text).object(WHAT);
        if (!all.text("schema").equals(SCHEMA)) {
            throw all.problem("schema", "another schema than " + SCHEMA);
        }
        JsonFields session = all.object("session", "a session").orElseThrow(() -> lacks(all));
        JsonFields truth = all.object("truth", "a key").orElseThrow(() -> lacks(all));
        return new RunningPractice(
                all.text("id"),
                new RunningPractice.Serving(
                        whole(all, "pid"), all.optionalText("began").map(at -> instant(all, at))),
                (int) whole(all, "port"),
                new Secret(all.text("token")),
                all.text("account"),
                all.text("shape"),
                (int) whole(all, "users"),
                all.flag("enforced", false),
                instant(all, all.text("started")),
                new RunningPractice.Session(
                        session.text("accessKeyId"),
                        new Secret(session.text("secret")),
                        new Secret(session.text("token"))),
                new RunningPractice.Key(
                        truth.text("accessKeyId"), new Secret(truth.text("secret"))),
                all.optionalText("baseline"));
    }

    private static long whole(JsonFields fields, String name) {
        return fields.count(name).orElseThrow(() -> lacks(fields));
    }

    private static Instant instant(JsonFields fields, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw fields.problem("a text that is no time here; expected one");
        }
    }

    private static BadInput lacks(JsonFields fields) {
        return fields.problem("something of " + WHAT + " is missing here");
    }
}
