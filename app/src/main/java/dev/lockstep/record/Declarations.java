package dev.lockstep.record;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.DeclaredAt;
import dev.lockstep.baseline.ExceptionRule;
import dev.lockstep.baseline.Person;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Subject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds the line of lockstep.yaml that says what is wanted where a finding was made: the exception
/// that it falls under; else the entry of the person, service or group that it is about; else the
/// setting that its control goes by.
final class Declarations {
    /// The setting of each control that has one, by the way that leads to it.
    static final Map<String, List<String>> SETTINGS =
            Map.ofEntries(
                    passwordPolicy("password-length", "minimum-length"),
                    passwordPolicy("password-uppercase", "require-uppercase"),
                    passwordPolicy("password-lowercase", "require-lowercase"),
                    passwordPolicy("password-number", "require-numbers"),
                    passwordPolicy("password-symbol", "require-symbols"),
                    passwordPolicy("password-expiry", "max-age-days"),
                    passwordPolicy("password-current", "max-age-days"),
                    passwordPolicy("password-reuse", "reuse-prevention"),
                    passwordPolicy("password-self-service", "allow-users-to-change"),
                    passwordPolicy("password-hard-expiry", "hard-expiry"),
                    Map.entry("root-mfa", List.of("root", "mfa-kind")),
                    Map.entry("root-mfa-hardware", List.of("root", "mfa-kind")),
                    Map.entry("root-unused", List.of("root", "idle-days")),
                    Map.entry("root-password-strength", List.of("root", "attestations")),
                    Map.entry("root-access-keys", List.of("root")),
                    Map.entry("root-certificates", List.of("root")),
                    Map.entry("group-as-declared", List.of("groups")),
                    Map.entry("group-not-empty", List.of("groups")),
                    Map.entry("policies-through-groups", List.of("groups")),
                    Map.entry("role-trust-external", List.of("trusted-accounts")),
                    Map.entry("user-on-roster", List.of("people")),
                    Map.entry("person-has-user", List.of("people")),
                    Map.entry("user-in-group", List.of("groups")),
                    Map.entry("user-idle", List.of("users", "idle-days")),
                    Map.entry("user-mfa", List.of("mfa")),
                    Map.entry("user-mfa-kind", List.of("mfa", "kind")),
                    Map.entry("key-age", List.of("access-keys", "max-age-days")),
                    Map.entry("key-never-used", List.of("access-keys", "grace-days")),
                    Map.entry("key-inactive-leftover", List.of("access-keys", "inactive-days")),
                    Map.entry("key-unused", List.of("users", "unused-days")),
                    Map.entry("password-unused", List.of("users", "unused-days")),
                    Map.entry("key-documented", List.of("needs")),
                    Map.entry("trail-on", List.of("trail")),
                    Map.entry("security-contact", List.of("security-contact")),
                    Map.entry("access-analyzer", List.of("regions")));

    private final Baseline baseline;
    private final Map<ExceptionRule, DeclaredAt> exceptions = new HashMap<>();
    private final Map<String, DeclaredAt> users = new HashMap<>();
    private final Map<String, DeclaredAt> groups = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    Declarations(Baseline baseline) {
        this.baseline = baseline;
        for (int i = 0; i < baseline.exceptions().size(); i++) {
            note(exceptions, baseline.exceptions().get(i), at("exceptions", Integer.toString(i)));
        }
        for (Person person : baseline.people().values()) {
            user(person.user(), at("people", person.id()));
        }
        baseline.services().keySet().forEach(name -> user(name, at("services", name)));
        baseline.breakGlass().forEach(name -> user(name, baseline.places().of("break-glass")));
        baseline.groups().keySet().forEach(name -> note(groups, name, at("groups", name)));
    }

    private static Map.Entry<String, List<String>> passwordPolicy(String control, String key) {
        return Map.entry(control, List.of("password-policy", key));
    }

    /// The line, if the baseline comes from a file and anything in it speaks of the finding.
    Optional<DeclaredAt> of(Finding finding) {
        return finding.exception()
                .flatMap(rule -> Optional.ofNullable(exceptions.get(rule)))
                .or(() -> of(finding.subject()))
                .or(() -> setting(finding.control().id()));
    }

    private Optional<DeclaredAt> of(Subject subject) {
        return switch (subject.kind()) {
            case USER -> userAt(subject.name());
            case PERSON -> at("people", subject.name());
            case GROUP -> Optional.ofNullable(groups.get(subject.name()));
            case ACCESS_KEY, MFA_DEVICE, POLICY -> subject.owner().flatMap(this::userAt);
            case ACCOUNT, ROOT, ROLE, PRINCIPAL, REGION, SERVER_CERTIFICATE -> Optional.empty();
        };
    }

    private Optional<DeclaredAt> setting(String control) {
        return Optional.ofNullable(SETTINGS.get(control)).flatMap(baseline.places()::nearest);
    }

    private Optional<DeclaredAt> at(String key, String name) {
        return baseline.places().of(key, name);
    }

    /// By the name as it is written, and in lower case for those that are written otherwise.
    private void user(String name, Optional<DeclaredAt> place) {
        note(users, name, place);
        note(users, name.toLowerCase(Locale.ROOT), place);
    }

    private Optional<DeclaredAt> userAt(String name) {
        return Optional.ofNullable(users.get(name))
                .or(() -> Optional.ofNullable(users.get(name.toLowerCase(Locale.ROOT))));
    }

    private static <K> void note(Map<K, DeclaredAt> map, K key, Optional<DeclaredAt> place) {
        place.ifPresent(found -> map.putIfAbsent(key, found));
    }
}
