package dev.lockstep.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Compares what the program found with what the second judge expects, finding by finding.
///
/// `differences` are lines for a reader; `doubts` counts how often another fair reading than the
/// judge's first was met, by the doubtful place.
record Comparison(List<String> differences, Map<String, Integer> doubts) {
    /// The controls of the policy engine: of these the judge speaks only where it is sure, and
    /// leaves the rest to others.
    private static final Set<String> OTHERS =
            Set.of(
                    "administrators-named",
                    "administrators-few",
                    "developers-limited",
                    "auditors-read-only",
                    "escalation-paths",
                    "administrator-mfa",
                    "mfa-enforced");

    static Comparison of(List<Expected> expected, JsonNode audit) {
        Map<String, List<Status>> found = new TreeMap<>();
        for (JsonNode finding : audit.path("findings").values()) {
            String control = Json.text(finding, "control");
            JsonNode subject = finding.path("subject");
            String key =
                    control
                            + " | "
                            + Json.text(subject, "kind")
                            + " | "
                            + Json.text(subject, "name");
            found.computeIfAbsent(key, _ -> new ArrayList<>())
                    .add(status(Json.text(finding, "status")));
        }
        List<String> differences = new ArrayList<>();
        Map<String, Integer> doubts = new TreeMap<>();
        for (Expected each : inOrderOfCertainty(expected)) {
            List<Status> statuses = found.getOrDefault(each.key(), new ArrayList<>());
            if (statuses.remove(each.status())) {
                continue;
            }
            Status other = statuses.stream().filter(each::allows).findFirst().orElse(Status.ABSENT);
            if (each.allows(other)) {
                statuses.remove(other);
                doubts.merge(each.doubt() + " -> " + other.json(), 1, Integer::sum);
            } else {
                differences.add(
                        "%s: the judge says %s%s, the program says %s"
                                .formatted(
                                        each.key(),
                                        each.status().json(),
                                        each.also().isEmpty()
                                                ? ""
                                                : " (or " + each.also() + ": " + each.doubt() + ")",
                                        said(statuses)));
                statuses.clear();
            }
        }
        found.keySet().removeIf(key -> OTHERS.contains(key.substring(0, key.indexOf(' '))));
        found.forEach((key, statuses) ->
                statuses.forEach(status ->
                        differences.add(
                                "%s: the judge has no such finding, the program says %s"
                                        .formatted(key, status.json()))));
        return new Comparison(differences, doubts);
    }

    private static List<Expected> inOrderOfCertainty(List<Expected> expected) {
        return expected.stream()
                .sorted(java.util.Comparator.comparing(each -> each.also().size()))
                .toList();
    }

    private static String said(List<Status> statuses) {
        return statuses.isEmpty()
                ? "nothing"
                : String.join(", ", statuses.stream().map(Status::json).toList());
    }

    private static Status status(String json) {
        for (Status status : Status.values()) {
            if (status.json().equals(json)) {
                return status;
            }
        }
        throw new IllegalArgumentException("no such status: " + json);
    }
}
