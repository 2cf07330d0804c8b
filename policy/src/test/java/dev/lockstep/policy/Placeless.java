package dev.lockstep.policy;

import java.util.List;
import java.util.Optional;

/// Documents without their text and places, to be compared.
public final class Placeless {
    private static final Place NOWHERE = new Place(1, 1);

    private Placeless() {}

    /// The same document as if it stood nowhere.
    public static PolicyDocument of(PolicyDocument document) {
        List<Statement> statements = document.statements().stream().map(Placeless::of).toList();
        return new PolicyDocument("", document.version(), document.id(), statements);
    }

    private static Statement of(Statement s) {
        return new Statement(
                NOWHERE,
                s.sid(),
                s.effect(),
                s.principals(),
                s.actions(),
                s.resources(),
                s.conditionPlace().isPresent() || !s.conditions().isEmpty()
                        ? Optional.of(NOWHERE)
                        : Optional.empty(),
                s.conditions().stream()
                        .map(c -> new Condition(NOWHERE, c.operator(), c.key(), c.values()))
                        .toList());
    }
}
