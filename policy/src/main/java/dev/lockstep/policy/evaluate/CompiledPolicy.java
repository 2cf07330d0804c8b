package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Glob;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Statement;
import java.util.Arrays;
import java.util.List;

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

    /// The statements whose action element means an action, on whatever resource and under whatever
    /// conditions.
    ///
    /// @param action such as `s3:GetObject`; capitals do not count
    public List<Statement> about(String action) {
        String lower = Glob.lower(action);
        int colon = lower.indexOf(':');
        return Arrays.stream(statements)
                .filter(one -> one.matchesAction(lower, colon))
                .map(CompiledStatement::statement)
                .toList();
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
