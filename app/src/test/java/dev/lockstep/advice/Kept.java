package dev.lockstep.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Whether a promise was kept.
final class Kept {
    private Kept() {}

    /// What was not as promised.
    ///
    /// @param outcomes of the row's commands
    /// @param before the finding that had them
    /// @param after the findings of the same subject in the next audit
    static List<String> faults(
            Row row,
            List<Bench.Outcome> outcomes,
            Optional<JsonNode> before,
            List<JsonNode> after) {
        var faults = new ArrayList<String>();
        for (Bench.Outcome outcome : outcomes) {
            if (outcome.status() != 0) {
                faults.add(row + ": a command failed: " + outcome.err().strip());
            }
        }
        String out = String.join("", outcomes.stream().map(Bench.Outcome::out).toList());
        for (String text : row.prints()) {
            if (!out.contains(text)) {
                faults.add(row + " did not show " + text + " but:\n" + out);
            }
        }
        if (!isKept(row, before, after)) {
            faults.add(row + ": promised " + row.promise() + ", and the next audit says " + after);
        }
        return faults;
    }

    private static boolean isKept(Row row, Optional<JsonNode> before, List<JsonNode> after) {
        return switch (row.promise()) {
            case Promise.Passes _ -> !after.isEmpty() && all(after, "pass");
            case Promise.Ends _ ->
                    after.stream()
                            .noneMatch(
                                    one -> List.of("fail", "undetermined").contains(status(one)));
            case Promise.Stays _ ->
                    after.stream()
                            .filter(one -> status(one).equals("fail"))
                            .anyMatch(one ->
                                    Optional.of(summary(one)).equals(before.map(Kept::summary)));
            case Promise.Turns(String summary) ->
                    !after.isEmpty()
                            && all(after, "fail")
                            && after.stream().allMatch(one -> summary(one).contains(summary));
        };
    }

    private static boolean all(List<JsonNode> findings, String status) {
        return findings.stream().allMatch(one -> status(one).equals(status));
    }

    private static String status(JsonNode finding) {
        return finding.get("status").asString();
    }

    private static String summary(JsonNode finding) {
        return finding.get("summary").asString();
    }

    /// The further looks of all rows.
    static List<String> faults(Bench bench, List<Row> rows) throws Exception {
        List<Row.Check> checks = rows.stream().flatMap(row -> row.checks().stream()).toList();
        var commands = new ArrayList<List<String>>();
        for (Row.Check check : checks) {
            commands.addAll(Shell.words(check.command()));
        }
        List<Bench.Outcome> outcomes = bench.run(commands);
        var faults = new ArrayList<String>();
        for (int i = 0; i < checks.size(); i++) {
            if (!outcomes.get(i).out().strip().equals(checks.get(i).prints())) {
                faults.add(checks.get(i) + " printed " + outcomes.get(i));
            }
        }
        return faults;
    }
}
