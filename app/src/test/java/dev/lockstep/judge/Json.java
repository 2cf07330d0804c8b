package dev.lockstep.judge;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Looks into JSON without surprises.
final class Json {
    private Json() {}

    static String text(JsonNode node, String field) {
        return text(node.path(field));
    }

    static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }

    static boolean has(JsonNode node, String field) {
        return node.has(field) && !node.get(field).isNull();
    }

    static boolean known(JsonNode node) {
        return !node.isMissingNode();
    }

    /// A string or a list of strings.
    static List<String> texts(JsonNode node) {
        List<String> all = new ArrayList<>();
        if (node.isArray()) {
            node.values().forEach(each -> all.add(text(each)));
        } else if (node.isString()) {
            all.add(text(node));
        }
        return all;
    }

    /// An object that stands for a list of one, or the list.
    static List<JsonNode> list(JsonNode node) {
        if (node.isArray()) {
            return List.copyOf(node.values());
        }
        return node.isObject() ? List.of(node) : List.of();
    }

    /// The item of a list whose field has that text.
    static List<JsonNode> where(JsonNode list, String field, String value) {
        return list(list).stream().filter(each -> text(each, field).equals(value)).toList();
    }
}
