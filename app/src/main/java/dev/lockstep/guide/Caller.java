package dev.lockstep.guide;

import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import java.util.List;
import java.util.Optional;

/// Who walks, as AWS sees it.
public sealed interface Caller {
    /// The root user of the account.
    record Root() implements Caller {}

    /// A person of the roster.
    record OfRoster(Person person) implements Caller {}

    /// A role, such as that of an organization or of an identity provider.
    ///
    /// @param name hostile text
    record Role(String name) implements Caller {}

    /// A user of whom lockstep.yaml knows no person.
    ///
    /// @param name hostile text
    record Stranger(String name) implements Caller {}

    /// AWS did not say.
    record Unknown() implements Caller {}

    /// Who an ARN is (IAM User Guide, "IAM identifiers").
    static Caller of(Optional<String> arn, Baseline baseline) {
        String resource = arn.map(one -> one.replaceFirst("^([^:]*:){5}", "")).orElse("");
        List<String> parts = List.of(resource.split("/", -1));
        String last = parts.getLast();
        return switch (parts.getFirst()) {
            case "root" -> new Root();
            case "assumed-role" -> new Role(parts.size() > 1 ? parts.get(1) : last);
            case "user" ->
                    baseline.roster().people(last).stream()
                            .findFirst()
                            .<Caller>map(OfRoster::new)
                            .orElseGet(() -> new Stranger(last));
            default -> new Unknown();
        };
    }
}
