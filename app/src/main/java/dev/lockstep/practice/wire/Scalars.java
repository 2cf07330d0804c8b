package dev.lockstep.practice.wire;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/// Single values, from text and to text.
final class Scalars {
    private Scalars() {}

    /// The value that a text means.
    ///
    /// @throws Malformed if it means none of this kind
    static Object read(SdkField<?> field, String text, Format usual) {
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case SHORT -> Short.valueOf(text);
                case BYTE -> Byte.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BIG_DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> truth(text);
                case INSTANT -> instant(text, format(field, usual));
                case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
                case LIST, MAP, SDK_POJO, NULL, DOCUMENT ->
                        throw new Malformed("Start of structure or list expected");
            };
        } catch (IllegalArgumentException | DateTimeException _) {
            // Nothing of the text: AWS does not echo it either.
            throw new Malformed("A value cannot be read as its type");
        }
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> throw new Malformed("A value cannot be read as true or false");
        };
    }

    static Format format(SdkField<?> field, Format usual) {
        return field.getOptionalTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .orElse(usual);
    }

    private static Instant instant(String text, Format format) {
        return switch (format) {
            case ISO_8601 -> OffsetDateTime.parse(text).toInstant();
            case RFC_822 -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            case UNIX_TIMESTAMP -> ofMillis(new BigDecimal(text).movePointRight(3));
            case UNIX_TIMESTAMP_MILLIS -> ofMillis(new BigDecimal(text));
        };
    }

    private static Instant ofMillis(BigDecimal millis) {
        try {
            return Instant.ofEpochMilli(millis.setScale(0, RoundingMode.DOWN).longValueExact());
        } catch (ArithmeticException _) {
            throw new Malformed("A value cannot be read as a time");
        }
    }

    /// A time as text, or as the digits of a number.
    static String time(Instant time, Format format) {
        return switch (format) {
            case ISO_8601 -> time.toString();
            case RFC_822 ->
                    DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atOffset(ZoneOffset.UTC));
            case UNIX_TIMESTAMP ->
                    BigDecimal.valueOf(time.toEpochMilli(), 3).stripTrailingZeros().toPlainString();
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(time.toEpochMilli());
        };
    }

    static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}
