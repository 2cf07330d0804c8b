package dev.lockstep.lockstepfile;

import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads who the users are: `people`, `services` and `break-glass`.
final class RosterReader {
    private static final Map<String, Boolean> SIGN_INS = signIns();

    private final Fields file;

    RosterReader(Fields file) {
        this.file = file;
    }

    SortedMap<String, Person> people() {
        SortedMap<String, Person> people = new TreeMap<>();
        file.named("people", Name.USER)
                .forEach((id, fields) ->
                        people.put(
                                id,
                                new Person(
                                        id,
                                        fields.text("name", Name.TEXT),
                                        fields.text("email", Name.EMAIL),
                                        fields.text("user", Name.USER).orElse(id),
                                        fields.texts("groups", Name.GROUP).orElse(List.of()),
                                        fields.choice("sign-in", SIGN_INS, false),
                                        fields.text("age", Name.AGE))));
        return people;
    }

    SortedMap<String, Service> services() {
        SortedMap<String, Service> services = new TreeMap<>();
        file.named("services", Name.USER)
                .forEach((user, fields) ->
                        services.put(
                                user,
                                new Service(
                                        user,
                                        fields.text("owner", Name.TEXT),
                                        fields.texts("groups", Name.GROUP).orElse(List.of()),
                                        fields.text("age", Name.AGE))));
        return services;
    }

    SortedSet<String> breakGlass() {
        return new TreeSet<>(file.texts("break-glass", Name.USER).orElse(List.of()));
    }

    private static Map<String, Boolean> signIns() {
        Map<String, Boolean> words = new LinkedHashMap<>();
        words.put("iam", false);
        words.put("federated", true);
        return words;
    }
}
