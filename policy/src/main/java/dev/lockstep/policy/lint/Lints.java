package dev.lockstep.policy.lint;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.Statement;
import dev.lockstep.policy.catalog.ActionCatalog;
import java.util.List;

/// Looks for what AWS accepts of a policy and is likely a mistake. Each rule says so where it is
/// plain to see; a policy without a finding may still be wrong.
///
/// Rule source: the IAM User Guide's pages on each element, on "Condition operators",
/// "Single-valued vs. multivalued context keys", "Variables and tags" and "Global condition context
/// keys"; each rule names its own.
public final class Lints {
    private Lints() {}

    /// Read when first asked for.
    private static final class BuiltIn {
        static final KnownActions.Names NAMES = KnownActions.Names.of(ActionCatalog.builtIn());
    }

    /// What is likely a mistake in a policy, in the order of its text, by the catalogue that ships.
    public static List<Lint> of(PolicyDocument document, PolicyKind kind) {
        return of(document, kind, BuiltIn.NAMES);
    }

    /// The same by another catalogue; with an empty one no action counts as unknown.
    public static List<Lint> of(PolicyDocument document, PolicyKind kind, ActionCatalog catalog) {
        return of(document, kind, KnownActions.Names.of(catalog));
    }

    private static List<Lint> of(
            PolicyDocument document, PolicyKind kind, KnownActions.Names names) {
        var look = new Look(document, kind, new KnownActions(names));
        List<Statement> statements = document.statements();
        for (int i = 0; i < statements.size() && !look.isFull(); i++) {
            Statement statement = statements.get(i);
            ActionLints.check(look, i, statement);
            ResourceLints.check(look, i, statement);
            VariableLints.check(look, i, statement);
            PrincipalLints.check(look, i, statement);
            ConditionLints.check(look, i, statement);
            KeyLints.check(look, i, statement);
            ValueLints.check(look, i, statement);
            MfaLints.check(look, i, statement);
        }
        StatementLints.check(look);
        return look.found();
    }
}
