package dev.lockstep.judge;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The baseline as plain JSON, with the defaults that the documents give.
record JudgedBaseline(JsonNode json, LocalDate today) {
    static JudgedBaseline of(JsonNode json, Instant now) {
        return new JudgedBaseline(json, LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    int number(String part, String field, int otherwise) {
        return json.path(part).path(field).asInt(otherwise);
    }

    boolean flag(String part, String field, boolean otherwise) {
        return json.path(part).path(field).booleanValue(otherwise);
    }

    int unusedDays() {
        return number("users", "unused-days", 45);
    }

    int idleDays() {
        return number("users", "idle-days", 90);
    }

    int keyMaxAge() {
        return number("access-keys", "max-age-days", 90);
    }

    /// Days, or empty for `never`.
    Optional<Integer> passwordMaxAge() {
        JsonNode node = json.path("password-policy").path("max-age-days");
        return Json.text(node).equals("never") ? Optional.empty() : Optional.of(node.asInt(90));
    }

    boolean hardware(String part, String field) {
        return Json.text(json.path(part), field).equals("hardware");
    }

    List<String> breakGlass() {
        return Json.texts(json.path("break-glass"));
    }

    boolean hasRoster() {
        return !json.path("people").isEmpty() || !json.path("services").isEmpty();
    }

    boolean isService(String user) {
        return json.path("services").has(user);
    }

    /// The people, by id: the name of the user that each has or would have.
    Map<String, String> people() {
        Map<String, String> users = new LinkedHashMap<>();
        for (var person : json.path("people").properties()) {
            String user = Json.text(person.getValue(), "user");
            users.put(person.getKey(), user.isEmpty() ? person.getKey() : user);
        }
        return users;
    }

    boolean federated(String person) {
        return Json.text(json.path("people").path(person), "sign-in").equals("federated");
    }

    /// The ids of the people who claim this user: those that match exactly, else without case.
    List<String> claims(String user) {
        List<String> exact = new ArrayList<>();
        List<String> loose = new ArrayList<>();
        people().forEach((id, name) -> {
            if (name.equals(user)) {
                exact.add(id);
            }
            if (name.equalsIgnoreCase(user)) {
                loose.add(id);
            }
        });
        return exact.isEmpty() ? loose : exact;
    }

    boolean hasRegister() {
        return json.has("needs");
    }

    private boolean valid(JsonNode dated) {
        return !LocalDate.parse(Json.text(dated, "until")).isBefore(today);
    }

    boolean userNeeded(String user) {
        return Json.where(json.path("needs"), "user", user).stream().anyMatch(this::valid);
    }

    boolean keyNeeded(String key) {
        return Json.where(json.path("needs"), "key", key).stream().anyMatch(this::valid);
    }

    /// The key ids of needs that have not run out.
    List<String> neededKeys() {
        return Json.list(json.path("needs")).stream()
                .filter(need -> need.has("key") && valid(need))
                .map(need -> Json.text(need, "key"))
                .toList();
    }

    boolean strongPasswordAttested() {
        JsonNode attestation = json.path("root").path("attestations").path("strong-password");
        return !attestation.isMissingNode() && valid(attestation);
    }

    /// Whether an exception that has not run out covers the finding.
    boolean excepts(Expected finding) {
        return Json.where(json.path("exceptions"), "control", finding.control()).stream()
                .filter(this::valid)
                .map(each -> Json.text(each, "subject"))
                .anyMatch(s -> covers(s, finding.name()) || covers(s, finding.owner()));
    }

    private static boolean covers(String pattern, String name) {
        if (name.isEmpty()) {
            return false;
        }
        return pattern.endsWith("*")
                ? name.startsWith(pattern.substring(0, pattern.length() - 1))
                : name.equals(pattern);
    }
}
