package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Principal;

/// A principal that a statement names, taken apart once.
///
/// @param text as the policy writes it
/// @param account of an ARN, or an account id; else empty
/// @param rest what stands after the fifth colon of an ARN; else empty
record NamedPrincipal(Kind kind, String text, String account, String rest) {
    enum Kind {
        ANYONE,
        /// The ARN of a user, role, session …
        ARN,
        /// An account, by its id or by the ARN of its root.
        ACCOUNT,
        /// A unique id, which stands where a principal was deleted.
        ID,
        /// A service or an identity provider.
        OTHER,
        /// The canonical user id of some account.
        CANONICAL
    }

    private static final int ACCOUNT_DIGITS = 12;

    static NamedPrincipal of(Principal principal) {
        return switch (principal) {
            case Principal.Anyone _ -> new NamedPrincipal(Kind.ANYONE, "*", "", "");
            case Principal.Aws(String value) -> aws(value);
            case Principal.Service(String name) -> new NamedPrincipal(Kind.OTHER, name, "", "");
            case Principal.Federated(String provider) ->
                    new NamedPrincipal(Kind.OTHER, provider, "", "");
            case Principal.CanonicalUser(String id) ->
                    new NamedPrincipal(Kind.CANONICAL, id, "", "");
        };
    }

    private static NamedPrincipal aws(String value) {
        ArnParts arn = ArnParts.of(value);
        if (arn.isWhole()) {
            String rest = arn.part(5);
            return new NamedPrincipal(
                    rest.equals("root") ? Kind.ACCOUNT : Kind.ARN, value, arn.part(4), rest);
        }
        boolean account =
                value.length() == ACCOUNT_DIGITS
                        && value.chars().allMatch(c -> c >= '0' && c <= '9');
        return account
                ? new NamedPrincipal(Kind.ACCOUNT, value, value, "")
                : new NamedPrincipal(Kind.ID, value, "", "");
    }
}
