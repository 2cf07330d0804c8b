package dev.lockstep.practice.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/// Fills the SDK's classes, which describe themselves, from a tree: one code for all operations.
///
/// @param times how times are written where a member does not say it
record Decoder(Format times) {
    /// @param builder to be filled
    /// @throws Malformed if the tree does not fit it
    void fill(SdkPojo builder, Tree tree) {
        for (SdkField<?> field : builder.sdkFields()) {
            tree.child(field.locationName())
                    .ifPresent(found -> field.set(builder, value(field, found)));
        }
    }

    Object value(SdkField<?> field, Tree tree) {
        return switch (field.marshallingType().getKnownType()) {
            case LIST -> {
                ListTrait trait = field.getTrait(ListTrait.class);
                var list = new ArrayList<Object>();
                for (Tree element : tree.elements(trait)) {
                    list.add(value(trait.memberFieldInfo(), element));
                }
                yield list;
            }
            case MAP -> {
                MapTrait trait = field.getTrait(MapTrait.class);
                var map = new LinkedHashMap<String, Object>();
                tree.entries(trait)
                        .forEach((key, one) -> map.put(key, value(trait.valueFieldInfo(), one)));
                yield map;
            }
            case SDK_POJO -> {
                SdkPojo builder = field.constructor().get();
                fill(builder, tree);
                yield SdkClasses.built(builder);
            }
            case STRING,
                    INTEGER,
                    LONG,
                    SHORT,
                    BYTE,
                    FLOAT,
                    DOUBLE,
                    BIG_DECIMAL,
                    BOOLEAN,
                    INSTANT,
                    SDK_BYTES,
                    NULL,
                    DOCUMENT ->
                    Scalars.read(field, tree.text(), times);
        };
    }
}
