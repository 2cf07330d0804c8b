package dev.lockstep.practice.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import tools.jackson.core.JsonGenerator;

/// Writes an answer of the JSON protocols.
record JsonAnswer(Service service, JsonGenerator json) {
    static String of(Service service, Operation operation, SdkPojo response) {
        return JsonText.object(
                json -> new JsonAnswer(service, json).members(response, operation.output()));
    }

    private void members(SdkPojo pojo, Optional<String> shapeName) {
        Shape shape = service.shape(shapeName);
        for (SdkField<?> field : pojo.sdkFields()) {
            if (field.location() != MarshallLocation.PAYLOAD) {
                continue;
            }
            Optional<Object> value = Present.value(field, pojo);
            Optional<String> kind =
                    Optional.ofNullable(shape.members().get(field.memberName()))
                            .map(Shape.Member::shape);
            if (value.isPresent()) {
                json.writeName(field.locationName());
                value(field, value.get(), kind);
            } else if (shape.requires(field.memberName()) && field.containsTrait(ListTrait.class)) {
                json.writeName(field.locationName());
                json.writeStartArray();
                json.writeEndArray();
            }
        }
    }

    private void value(SdkField<?> field, Object value, Optional<String> kind) {
        switch (value) {
            case SdkPojo pojo -> {
                json.writeStartObject();
                members(pojo, kind);
                json.writeEndObject();
            }
            case List<?> list -> {
                ListTrait trait = field.getTrait(ListTrait.class);
                json.writeStartArray();
                for (Object one : list) {
                    value(trait.memberFieldInfo(), one, service.shape(kind).element());
                }
                json.writeEndArray();
            }
            case Map<?, ?> map -> {
                MapTrait trait = field.getTrait(MapTrait.class);
                json.writeStartObject();
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    json.writeName(entry.getKey().toString());
                    value(trait.valueFieldInfo(), entry.getValue(), service.shape(kind).element());
                }
                json.writeEndObject();
            }
            case Instant time -> time(time, Scalars.format(field, Format.UNIX_TIMESTAMP));
            case SdkBytes bytes -> json.writeString(Scalars.base64(bytes));
            case Boolean flag -> json.writeBoolean(flag);
            case Number number -> json.writeNumber(number.toString());
            default -> json.writeString(sound(value.toString()));
        }
    }

    private void time(Instant time, Format format) {
        String text = Scalars.time(time, format);
        switch (format) {
            case UNIX_TIMESTAMP, UNIX_TIMESTAMP_MILLIS -> json.writeNumber(text);
            case ISO_8601, RFC_822 -> json.writeString(text);
        }
    }

    /// Without halves of surrogate pairs, which UTF-8 has no bytes for.
    static String sound(String text) {
        return text.codePoints()
                .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
