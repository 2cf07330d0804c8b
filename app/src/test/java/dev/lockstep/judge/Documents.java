package dev.lockstep.judge;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Policy documents, as objects or as encoded text.
final class Documents {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Documents() {}

    static List<JsonNode> allows(JsonNode document) {
        JsonNode parsed =
                document.isString()
                        ? JSON.readTree(
                                URLDecoder.decode(
                                        Json.text(document).replace("+", "%2B"),
                                        StandardCharsets.UTF_8))
                        : document;
        return Json.list(parsed.path("Statement")).stream()
                .filter(statement -> Json.text(statement, "Effect").equals("Allow"))
                .toList();
    }

    /// Whether an action pattern of the statement matches the action.
    static boolean names(JsonNode statement, String action) {
        return Json.texts(statement.path("Action")).stream().anyMatch(p -> matches(p, action));
    }

    static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (char c : pattern.toLowerCase(Locale.ROOT).toCharArray()) {
            regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(String.valueOf(c)));
        }
        return text.toLowerCase(Locale.ROOT).matches(regex.toString());
    }
}
