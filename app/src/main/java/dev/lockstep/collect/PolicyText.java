package dev.lockstep.collect;

import dev.lockstep.input.JsonFields;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Policy documents in AWS's answers: JSON objects as the AWS CLI prints them, or URL-encoded JSON
/// text as the API gives it (IAM API reference, RFC 3986: a plus is a plus).
public final class PolicyText {
    private static final String EXPECTED = "a policy: a JSON object, or its URL-encoded text";

    private PolicyText() {}

    /// The document under a key. One that is JSON but no policy stays, as malformed.
    ///
    /// @throws dev.lockstep.input.BadInput if there is none, or it is not JSON at all
    static PolicyParse of(JsonFields fields, String name) {
        JsonValue value = fields.required(name);
        JsonFile file = fields.file();
        return switch (value) {
            case JsonObject object -> PolicyDocument.parse(object.toJson());
            case JsonText(int at, String text) -> {
                String json =
                        decoded(text)
                                .filter(JsonFile::isJson)
                                .orElseThrow(() ->
                                        file.problem(
                                                at,
                                                "text that is not JSON, URL-encoded or plain;"
                                                        + " expected "
                                                        + EXPECTED));
                yield PolicyDocument.parse(json);
            }
            case JsonValue.JsonArray _,
                    JsonValue.JsonNumber _,
                    JsonValue.JsonBoolean _,
                    JsonValue.JsonNull _ ->
                    throw file.wrong(value, EXPECTED);
        };
    }

    /// The text without its URL encoding; empty if the encoding is broken. Plain JSON text is left
    /// alone, since a percent sign in it means itself.
    public static Optional<String> decoded(String text) {
        if (text.indexOf('%') < 0 || text.stripLeading().startsWith("{")) {
            return Optional.of(text);
        }
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        var bytes = new ByteArrayOutputStream(given.length);
        for (int i = 0; i < given.length; i++) {
            if (given[i] != '%') {
                bytes.write(given[i]);
                continue;
            }
            int high = i + 2 < given.length ? Character.digit(given[i + 1], 16) : -1;
            int low = i + 2 < given.length ? Character.digit(given[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        try {
            return Optional.of(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
