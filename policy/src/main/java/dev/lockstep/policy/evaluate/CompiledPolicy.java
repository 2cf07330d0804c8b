package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.PolicyDocument;

/// A policy made ready for many questions. It is made once for each document and shared by all that
/// have it.
public final class CompiledPolicy {
    private final String name;
    private final PolicyDocument document;
    private final CompiledStatement[] statements;

    private CompiledPolicy(String name, PolicyDocument document, CompiledStatement[] statements) {
        this.name = name;
        this.document = document;
        this.statements = statements;
    }

    /// Makes a document ready.
    ///
    /// @param name what a person knows it by, such as `AdministratorAccess`; hostile text
    public static CompiledPolicy of(String name, PolicyDocument document) {
        return new CompiledPolicy(
                name,
                document,
                document.statements().stream()
                        .map(statement -> CompiledStatement.of(statement, document.version()))
                        .toArray(CompiledStatement[]::new));
    }

    public String name() {
        return name;
    }

    public PolicyDocument document() {
        return document;
    }

    /// Whether requests of this context meet the conditions of a statement.
    ///
    /// @param statement its number in the document, from 0
    public Match meetsConditions(int statement, Context context) {
        return statements[statement].meetsConditions(context);
    }

    CompiledStatement[] statements() {
        return statements;
    }
}
