package dev.lockstep.practice.wire;

import dev.lockstep.input.JsonValue;
import dev.lockstep.input.JsonValue.JsonArray;
import dev.lockstep.input.JsonValue.JsonBoolean;
import dev.lockstep.input.JsonValue.JsonNull;
import dev.lockstep.input.JsonValue.JsonNumber;
import dev.lockstep.input.JsonValue.JsonObject;
import dev.lockstep.input.JsonValue.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/// A JSON body.
record JsonTree(JsonValue value) implements Tree {
    @Override
    public Optional<Tree> child(String name) {
        for (JsonValue.Member member : object().members()) {
            if (member.name().equals(name) && !(member.value() instanceof JsonNull)) {
                return Optional.of(new JsonTree(member.value()));
            }
        }
        return Optional.empty();
    }

    @Override
    public List<Tree> elements(ListTrait list) {
        if (!(value instanceof JsonArray array)) {
            throw new Malformed("Expected a list");
        }
        return array.values().stream()
                .filter(one -> !(one instanceof JsonNull))
                .<Tree>map(JsonTree::new)
                .toList();
    }

    @Override
    public Map<String, Tree> entries(MapTrait map) {
        var entries = new LinkedHashMap<String, Tree>();
        for (JsonValue.Member member : object().members()) {
            entries.put(member.name(), new JsonTree(member.value()));
        }
        return entries;
    }

    @Override
    public String text() {
        return switch (value) {
            case JsonText(int _, String text) -> text;
            case JsonNumber(int _, String digits) -> digits;
            case JsonBoolean(int _, boolean flag) -> Boolean.toString(flag);
            case JsonArray _, JsonObject _, JsonNull _ ->
                    throw new Malformed("Start of structure or list found where not expected");
        };
    }

    private JsonObject object() {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new Malformed("Expected an object");
    }
}
