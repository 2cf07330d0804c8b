package dev.lockstep.control.missing;

import dev.lockstep.account.Answers;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A read that is missing: a whole kind, or that of one user only.
///
/// @param user absent: the kind, for whomever it is made
public record Gap(ReadKey<?> kind, Optional<String> user) {

    /// How a read can be missing.
    enum How {
        DENIED,
        NOT_COLLECTED
    }

    /// The kinds that are read for one user at a time.
    private static final List<ReadKey<?>> OF_USERS =
            List.of(
                    ReadKey.MFA_DEVICES,
                    ReadKey.ACCESS_KEYS,
                    ReadKey.LOGIN_PROFILES,
                    ReadKey.SSH_PUBLIC_KEYS,
                    ReadKey.SIGNING_CERTIFICATES);

    public static List<Gap> kinds() {
        return ReadKey.all().stream().<Gap>map(kind -> new Gap(kind, Optional.empty())).toList();
    }

    static List<Gap> ofUser(String user) {
        return OF_USERS.stream().<Gap>map(kind -> new Gap(kind, Optional.of(user))).toList();
    }

    Answers open(Answers answers, How how) {
        return open(answers, kind, how);
    }

    private <T> Answers open(Answers answers, ReadKey<T> key, How how) {
        Read.Missing<T> missing =
                switch (how) {
                    case DENIED ->
                            new Read.Denied<>(key, key.operations().getLast(), "not authorized");
                    case NOT_COLLECTED -> Read.notAsked(key, key.name() + " was not collected");
                };
        return user.isPresent()
                ? answers.with(key.of(user.get()), missing)
                : answers.without(key, missing);
    }

    /// The answers with every value that this read might have, as far as the donors know: what
    /// contradicts the other live reads is left out.
    List<Answers> filled(Answers answers, List<Answers> donors) {
        Answers others = open(answers, How.NOT_COLLECTED);
        var fitting = new Fitting(others);
        Map<Map<String, Read<?>>, Answers> byValue = new LinkedHashMap<>();
        for (Answers donor : donors) {
            if (!value(donor).isEmpty()) {
                Answers filled = fitting.fit(filled(others, donor, kind), kind);
                if (new Worlds(filled).isPossible()) {
                    byValue.putIfAbsent(value(filled), filled);
                }
            }
        }
        return List.copyOf(byValue.values());
    }

    private <T> Answers filled(Answers answers, Answers donor, ReadKey<T> key) {
        if (user.isPresent()) {
            return answers.with(key.of(user.get()), donor.get(key.of(user.get())));
        }
        Answers filled = answers;
        if (donor.get(key).isKnown()) {
            return filled.with(key, donor.get(key));
        }
        for (String subject : donor.subjects(key)) {
            filled = filled.with(key.of(subject), donor.get(key.of(subject)));
        }
        return filled;
    }

    /// Whether the credential report says what this read says.
    boolean agreesWithReport(Answers filled) {
        if (kind.equals(ReadKey.CREDENTIAL_REPORT)) {
            return new Worlds(filled).agreesWithReport();
        }
        Answers both =
                Answers.none(filled.origin())
                        .with(ReadKey.CREDENTIAL_REPORT, filled.get(ReadKey.CREDENTIAL_REPORT));
        return new Worlds(filled(both, filled, kind)).agreesWithReport();
    }

    /// What a donor has, by subject; nothing where it was not asked.
    private Map<String, Read<?>> value(Answers donor) {
        Map<String, Read<?>> value = new TreeMap<>();
        if (user.isPresent()) {
            putIfKnown(value, user.get(), donor.get(kind.of(user.get())));
        } else {
            putIfKnown(value, "", donor.get(kind));
            for (String subject : donor.subjects(kind)) {
                putIfKnown(value, subject, donor.get(kind.of(subject)));
            }
        }
        return value;
    }

    private static void putIfKnown(Map<String, Read<?>> value, String subject, Read<?> read) {
        if (read.isKnown()) {
            value.put(subject, read);
        }
    }

    @Override
    public String toString() {
        return kind.operations().getLast() + user.map(name -> " of " + name).orElse("");
    }
}
