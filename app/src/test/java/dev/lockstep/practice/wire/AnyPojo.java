package dev.lockstep.practice.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/// Fills the SDK's classes with whatever fits their types.
record AnyPojo(Random random) {
    private static final int DEEPEST = 4;
    private static final String[] TEXTS = {
        "alice",
        "a b",
        "<&>\"'",
        "Łukasiewicz",
        "😀",
        "x=1&y=2+3%41",
        "line\nfeed",
        "tab\tbed",
        "/p/"
    };

    SdkPojo filled(SdkPojo builder) {
        fill(builder, 0);
        return SdkClasses.built(builder);
    }

    private void fill(SdkPojo builder, int depth) {
        boolean first = true;
        for (SdkField<?> field : builder.sdkFields()) {
            // A form cannot carry a structure without members; and an empty list that AWS always
            // prints is read as one, not as absent.
            if (first || isMany(field) || depth == 0 || random.nextInt(4) > 0) {
                field.set(builder, value(field, depth));
            }
            first = false;
        }
    }

    private static boolean isMany(SdkField<?> field) {
        return field.containsTrait(ListTrait.class) || field.containsTrait(MapTrait.class);
    }

    private Object value(SdkField<?> field, int depth) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> TEXTS[random.nextInt(TEXTS.length)];
            case INTEGER -> random.nextInt(1000);
            case LONG -> (long) random.nextInt();
            case DOUBLE -> 0.5;
            case FLOAT -> 0.5f;
            case SHORT -> (short) 7;
            case BYTE -> (byte) 7;
            case BIG_DECIMAL -> java.math.BigDecimal.TEN;
            case BOOLEAN -> random.nextBoolean();
            case INSTANT -> Instant.ofEpochSecond(random.nextInt(2_000_000_000));
            case SDK_BYTES -> SdkBytes.fromUtf8String("bytes " + random.nextInt());
            case LIST -> {
                var list = new ArrayList<Object>();
                int size = depth >= DEEPEST ? 0 : random.nextInt(3);
                for (int i = 0; i < size; i++) {
                    list.add(value(field.getTrait(ListTrait.class).memberFieldInfo(), depth + 1));
                }
                yield list;
            }
            case MAP -> {
                var map = new LinkedHashMap<String, Object>();
                if (depth < DEEPEST) {
                    map.put(
                            "key",
                            value(field.getTrait(MapTrait.class).valueFieldInfo(), depth + 1));
                }
                yield map;
            }
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                if (depth < DEEPEST) {
                    fill(builder, depth + 1);
                }
                yield SdkClasses.built(builder);
            }
            case NULL, DOCUMENT -> throw new IllegalStateException("no operation has one");
        };
    }
}
