package dev.lockstep.live;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.GroupGoal;
import dev.lockstep.baseline.Need;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The file of a random baseline, with the documents that it names beside it. It is JSON, and so
/// YAML.
final class Wanted {
    private final Path folder;
    private final List<String> parts = new ArrayList<>(List.of("\"lockstep\": 1"));

    private Wanted(Path folder) {
        this.folder = folder;
    }

    /// Writes what a random baseline says of groups, people, services, break-glass users, needs,
    /// MFA, the security contact and limits.
    ///
    /// @return the file
    static Path file(Baseline baseline, Path folder) throws IOException {
        var wanted = new Wanted(folder);
        wanted.add(baseline);
        Path file = folder.resolve("lockstep.yaml");
        Files.writeString(file, "{" + String.join(",\n ", wanted.parts) + "}\n");
        return file;
    }

    private void add(Baseline baseline) throws IOException {
        var groups = new ArrayList<String>();
        for (GroupGoal goal : baseline.groups().values()) {
            groups.add(quoted(goal.name()) + ": " + group(goal));
        }
        if (!groups.isEmpty()) {
            parts.add("\"groups\": {" + String.join(",\n  ", groups) + "}");
        }
        map(
                "people",
                baseline.people().values().stream()
                        .map(one ->
                                quoted(one.id())
                                        + ": {\"user\": "
                                        + quoted(one.user())
                                        + ", \"groups\": "
                                        + list(one.groups())
                                        + "}")
                        .toList());
        map(
                "services",
                baseline.services().values().stream()
                        .map(one ->
                                quoted(one.user()) + ": {\"groups\": " + list(one.groups()) + "}")
                        .toList());
        if (!baseline.breakGlass().isEmpty()) {
            parts.add("\"break-glass\": " + list(List.copyOf(baseline.breakGlass())));
        }
        baseline.needs()
                .ifPresent(needs ->
                        parts.add(
                                "\"needs\": ["
                                        + needs.stream()
                                                .map(Wanted::need)
                                                .collect(Collectors.joining(", "))
                                        + "]"));
        parts.add("\"mfa\": {\"enforce\": " + baseline.mfa().enforce() + "}");
        baseline.securityContact()
                .ifPresent(one ->
                        parts.add(
                                "\"security-contact\": {\"name\": %s, \"title\": %s, \"email\": %s, \"phone\": %s}"
                                        .formatted(
                                                quoted(one.name()),
                                                quoted(one.title()),
                                                quoted(one.email()),
                                                quoted(one.phone()))));
        parts.add(
                "\"limits\": {\"changes\": %d, \"removals\": %d}"
                        .formatted(baseline.limits().changes(), baseline.limits().removals()));
    }

    private void map(String key, List<String> entries) {
        if (!entries.isEmpty()) {
            parts.add(quoted(key) + ": {" + String.join(",\n  ", entries) + "}");
        }
    }

    private String group(GroupGoal goal) throws IOException {
        var facts = new ArrayList<String>();
        if (goal.administrators()) {
            facts.add("\"administrators\": true");
        }
        if (goal.readOnly()) {
            facts.add("\"read-only\": true");
        }
        goal.services().ifPresent(some -> facts.add("\"services\": " + list(some)));
        if (goal.policies().isPresent()) {
            var policies = new ArrayList<String>();
            for (GroupGoal.PolicyGoal policy : goal.policies().get()) {
                String name = quoted(policy.nameOrArn());
                policies.add(
                        policy.document().isEmpty()
                                ? name
                                : "{\"name\": "
                                        + name
                                        + ", \"document\": "
                                        + policy.document().get().text()
                                        + "}");
            }
            facts.add("\"policies\": [" + String.join(", ", policies) + "]");
        }
        if (goal.inline().isPresent()) {
            var inline = new ArrayList<String>();
            for (Map.Entry<String, dev.lockstep.policy.PolicyParse> one :
                    goal.inline().get().entrySet()) {
                String file = one.getKey().toLowerCase(Locale.ROOT) + ".json";
                Files.writeString(folder.resolve(file), one.getValue().text());
                inline.add(quoted(one.getKey()) + ": " + quoted(file));
            }
            facts.add("\"inline\": {" + String.join(", ", inline) + "}");
        }
        return "{" + String.join(", ", facts) + "}";
    }

    private static String need(Need need) {
        String subject =
                switch (need.subject()) {
                    case Need.Subject.OfUser(String name) -> "\"user\": " + quoted(name);
                    case Need.Subject.OfKey(String id) -> "\"key\": " + quoted(id);
                };
        return "{%s, \"purpose\": %s, \"owner\": %s, \"until\": %s}"
                .formatted(
                        subject,
                        quoted(need.purpose()),
                        quoted(need.owner()),
                        // A date is no text in YAML.
                        need.until());
    }

    private static String list(List<String> words) {
        return words.stream().map(Wanted::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String word) {
        return '"' + word + '"';
    }
}
