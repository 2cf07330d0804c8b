package dev.lockstep.aws;

import dev.lockstep.collect.PolicyText;
import dev.lockstep.input.BadInput;
import dev.lockstep.input.JsonFile;
import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonArray;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/// Writes an answer of the SDK as the AWS CLI prints it: members by their names in AWS's model,
/// times with an offset, bytes in base64. What AWS did not send is left out.
///
/// Policy documents, which IAM gives URL-encoded, become JSON where they are JSON, letter by
/// letter; where they are not, the text stays as AWS gave it.
final class AnswerJson {
    private static final Set<String> DOCUMENTS =
            Set.of("PolicyDocument", "AssumeRolePolicyDocument", "Document");

    /// AWS never lists seeds, but some emulators do.
    private static final Set<String> SECRETS =
            Set.of(
                    "Base32StringSeed",
                    "QRCodePNG",
                    "SecretAccessKey",
                    "ServicePassword",
                    "ServiceCredentialSecret",
                    "SessionToken");

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    /// More levels than any file of ours has around a document.
    private static final int AROUND = 10;

    private final StringBuilder out = new StringBuilder();

    private AnswerJson() {}

    /// An answer or a part of one.
    static String of(SdkPojo answer) {
        var json = new AnswerJson();
        json.object(answer);
        return json.out.toString();
    }

    /// One member of an answer; empty if AWS did not send it.
    static Optional<String> member(SdkPojo answer, String name) {
        for (SdkField<?> field : answer.sdkFields()) {
            if (field.memberName().equals(name)) {
                Object value = field.getValueOrDefault(answer);
                if (isAbsent(value)) {
                    return Optional.empty();
                }
                var json = new AnswerJson();
                json.value(name, value);
                return Optional.of(json.out.toString());
            }
        }
        throw new IllegalArgumentException("no member " + name);
    }

    /// An object with one more member at its end.
    static String with(String object, String name, String value) {
        String open = object.substring(0, object.length() - 1);
        return open + (open.length() > 1 ? ", " : "") + text(name) + ": " + value + "}";
    }

    static String object(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> text(member.getKey()) + ": " + member.getValue())
                .collect(Collectors.joining(",\n", "{", "}"));
    }

    static String list(List<String> values) {
        return values.stream().collect(Collectors.joining(",\n", "[", "]"));
    }

    static String time(Instant time) {
        boolean isWhole = time.equals(time.truncatedTo(ChronoUnit.SECONDS));
        return (isWhole ? SECONDS : MICROSECONDS).format(time) + "+00:00";
    }

    /// Text as JSON, with everything but plain characters escaped.
    static String text(String text) {
        var json = new AnswerJson();
        json.quoted(text);
        return json.out.toString();
    }

    /// A policy document as JSON if it is that, else as text.
    static String document(String given) {
        return PolicyText.decoded(given)
                .filter(text -> text.stripLeading().startsWith("{"))
                .filter(AnswerJson::isStrictJson)
                .map(String::strip)
                .orElseGet(() -> text(given));
    }

    private static boolean isStrictJson(String text) {
        try {
            JsonValue value =
                    JsonFile.parse("a document", "[".repeat(AROUND) + text + "]".repeat(AROUND))
                            .root();
            // A text such as `{}],[{}` would be JSON there too, and not one document.
            for (int level = 0; level < AROUND; level++) {
                if (!(value instanceof JsonArray list) || list.values().size() != 1) {
                    return false;
                }
                value = list.values().getFirst();
            }
            return true;
        } catch (BadInput e) {
            return false;
        }
    }

    private void object(SdkPojo answer) {
        out.append('{');
        String between = "";
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (isAbsent(value) || SECRETS.contains(field.memberName())) {
                continue;
            }
            out.append(between);
            quoted(field.memberName());
            out.append(": ");
            value(field.memberName(), value);
            between = ", ";
        }
        out.append('}');
    }

    /// The SDK puts an empty list of its own in the place of one that did not come.
    private static boolean isAbsent(@Nullable Object value) {
        return value == null
                || value instanceof SdkAutoConstructList<?>
                || value instanceof SdkAutoConstructMap<?, ?>;
    }

    private void value(String name, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case SdkPojo part -> object(part);
            case Collection<?> values -> {
                out.append('[');
                String between = "";
                for (Object one : values) {
                    out.append(between);
                    value(name, one);
                    between = ",\n";
                }
                out.append(']');
            }
            case Map<?, ?> members -> {
                out.append('{');
                String between = "";
                for (Map.Entry<?, ?> member : members.entrySet()) {
                    out.append(between);
                    quoted(String.valueOf(member.getKey()));
                    out.append(": ");
                    value(name, member.getValue());
                    between = ", ";
                }
                out.append('}');
            }
            case Instant instant -> quoted(time(instant));
            case SdkBytes bytes ->
                    quoted(Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
            case Boolean flag -> out.append(flag);
            case Number number -> out.append(number);
            case String string when DOCUMENTS.contains(name) -> out.append(document(string));
            default -> quoted(value.toString());
        }
    }

    private void quoted(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                default -> {
                    if (c < ' ' || c == 0x7F || Character.isSurrogate(c)) {
                        out.append("\\u").append(HexFormat.of().toHexDigits(c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
