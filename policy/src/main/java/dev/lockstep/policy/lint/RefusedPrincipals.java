package dev.lockstep.policy.lint;

import static dev.lockstep.policy.lint.Refusal.Source.QUOTED;

import dev.lockstep.policy.Places;
import dev.lockstep.policy.Principal;
import dev.lockstep.policy.Principals;
import dev.lockstep.policy.Statement;
import java.util.List;
import java.util.regex.Pattern;

/// What AWS refuses of principals by their form alone, whoever exists.
///
/// Rule source: IAM User Guide, "AWS JSON policy elements: Principal".
final class RefusedPrincipals {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern UNIQUE_ID = Pattern.compile("A(IDA|ROA)[A-Z0-9]{12,}");
    private static final Pattern ARN =
            Pattern.compile(
                    "arn:[a-z0-9-]+:(iam::[0-9]{12}:(root|user/.+|role/.+)"
                            + "|sts::[0-9]{12}:(assumed-role|federated-user|self)(/.+)?)");

    private RefusedPrincipals() {}

    static void check(Statement statement, Places.OfStatement at, Refusals.Sink sink) {
        List<Principal> members = statement.principals().map(p -> p.members()).orElse(List.of());
        for (int i = 0; i < members.size(); i++) {
            String wrong = wrong(members.get(i));
            if (!wrong.isEmpty()) {
                sink.add(
                        at.principal(i),
                        "Invalid principal in policy: " + wrong,
                        QUOTED,
                        "an account, user, role, session, service or provider, without wildcards");
            }
        }
    }

    /// Whether the element is `"Principal": "*"`.
    static boolean areEveryone(Principals principals) {
        return !principals.negated()
                && principals.members().equals(List.of(new Principal.Anyone()));
    }

    private static String wrong(Principal principal) {
        return switch (principal) {
            case Principal.Anyone _, Principal.CanonicalUser _ -> "";
            case Principal.Aws(String value) -> isPrincipal(value) ? "" : named("AWS", value);
            case Principal.Service(String name) ->
                    name.contains(".") && !name.contains("*") ? "" : named("SERVICE", name);
            case Principal.Federated(String provider) ->
                    provider.contains("*") ? named("Federated", provider) : "";
        };
    }

    private static boolean isPrincipal(String value) {
        return ACCOUNT.matcher(value).matches()
                || UNIQUE_ID.matcher(value).matches()
                || (ARN.matcher(value).matches() && !value.contains("*"));
    }

    private static String named(String kind, String value) {
        return "\"" + kind + "\":\"" + value + "\"";
    }
}
