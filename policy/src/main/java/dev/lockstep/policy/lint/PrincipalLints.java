package dev.lockstep.policy.lint;

import static dev.lockstep.policy.lint.Look.quoted;

import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.Statement;

/// Mistakes in `Principal` and `NotPrincipal`.
///
/// Rule source: IAM User Guide, "AWS JSON policy elements: Principal" and "NotPrincipal".
final class PrincipalLints {
    private PrincipalLints() {}

    static void check(Look look, int number, Statement statement) {
        if (statement.allows()) {
            statement.principals().ifPresent(p -> allowed(look, number, statement, p));
        }
    }

    private static void allowed(Look look, int number, Statement statement, Principals principals) {
        if (principals.negated()) {
            look.add(
                    LintKind.NOT_PRINCIPAL_WITH_ALLOW,
                    look.at(number).principalElement(),
                    "Allow with NotPrincipal lets in everybody but those who stand here, also"
                            + " people without an AWS account.",
                    "Name in Principal who is meant.");
            return;
        }
        if (!statement.conditions().isEmpty()) {
            return;
        }
        for (int i = 0; i < principals.members().size() && !look.isFull(); i++) {
            switch (principals.members().get(i)) {
                case Principal.Anyone _ ->
                        look.add(
                                LintKind.ANYONE,
                                look.at(number).principal(i),
                                "Anyone in any AWS account is let in, and no condition limits it.",
                                "Name who is meant, or add a condition such as"
                                        + " aws:PrincipalOrgID.");
                case Principal.Aws(String value) when isAccount(value) -> {
                    if (look.kind() == PolicyKind.TRUST) {
                        look.add(
                                LintKind.WHOLE_ACCOUNT,
                                look.at(number).principal(i),
                                quoted(value)
                                        + " is the whole account: everybody there whose own"
                                        + " policies allow sts:AssumeRole can take on this role.",
                                "Name the users or roles, or add a condition.");
                    }
                }
                case Principal.Aws _,
                        Principal.Service _,
                        Principal.Federated _,
                        Principal.CanonicalUser _ -> {}
            }
        }
    }

    private static boolean isAccount(String value) {
        return value.endsWith(":root") || value.matches("[0-9]{12}");
    }
}
