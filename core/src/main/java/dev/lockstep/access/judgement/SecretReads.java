package dev.lockstep.access.judgement;

import dev.lockstep.access.ReasonedTable;
import dev.lockstep.access.judgement.ReadOnly.Reasoned;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.reach.ActionSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/// Actions that give secrets away, or read what customers store.
final class SecretReads {
    private static final List<Row> ROWS =
            ReasonedTable.load(
                            SecretReads.class,
                            "secret-reads.tsv",
                            List.of("action", "kind", "resource", "reason"))
                    .rows()
                    .stream()
                    .map(row ->
                            new Row(
                                    row.get(0),
                                    Kind.valueOf(row.get(1).toUpperCase(Locale.ROOT)),
                                    row.get(2),
                                    row.get(3)))
                    .toList();

    private SecretReads() {}

    /// What is given away.
    enum Kind {
        /// A credential.
        SECRET,
        /// What customers store, and settings.
        DATA
    }

    private record Row(String action, Kind kind, String resource, String reason) {}

    /// All of a kind.
    static List<String> names(Kind kind) {
        return ROWS.stream().filter(row -> row.kind == kind).map(Row::action).toList();
    }

    /// Those of a kind that are possible.
    static List<Reasoned> of(
            Kind kind, ActionCatalog catalog, ActionSet possible, OtherResources anything) {
        return ROWS.stream()
                .filter(row -> row.kind == kind)
                .filter(row -> {
                    OptionalInt number = catalog.number(row.action);
                    return number.isPresent() && possible.contains(number.getAsInt());
                })
                .filter(row ->
                        row.resource.equals(OtherResources.ANYTHING)
                                || !(anything.shaped(row.resource).ask(row.action)
                                        instanceof OtherResources.Answer.None))
                .map(row -> new Reasoned(row.action, row.reason))
                .toList();
    }
}
