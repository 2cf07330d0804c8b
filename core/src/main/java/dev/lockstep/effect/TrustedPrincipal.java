package dev.lockstep.effect;

import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.Principal;

/// A principal as trust policies name it, which changes with the principal.
///
/// AWS keeps the unique id of a user or role that a trust policy names, and shows its ARN: after a
/// change of name or path the new one, after its deletion the bare id (IAM User Guide, "Renaming an
/// IAM user" and "AWS JSON policy elements: Principal").
final class TrustedPrincipal {
    private TrustedPrincipal() {}

    /// Every trust policy of the draft with another name for a principal.
    static void becomes(AccountDraft draft, String before, String after) {
        draft.roles.replaceAll((_, role) ->
                // The text is searched first: it is quicker, and names nobody else.
                role.trustPolicy().text().contains(before) && names(role.trustPolicy(), before)
                        ? role.withTrustPolicy(
                                PolicyDocument.parse(
                                        replaced(role.trustPolicy().text(), before, after)))
                        : role);
    }

    private static boolean names(PolicyParse policy, String principal) {
        return policy instanceof PolicyDocument document
                && document.statements().stream()
                        .flatMap(statement -> statement.principals().stream())
                        .flatMap(principals -> principals.members().stream())
                        .anyMatch(new Principal.Aws(principal)::equals);
    }

    /// The text of a policy with a string replaced that stands inside a `Principal` or
    /// `NotPrincipal`; all else, spaces too, stays as it was.
    static String replaced(String json, String before, String after) {
        var result = new StringBuilder();
        int depth = 0;
        int inside = -1; // the depth at which the element's value stands; negative: outside of one
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c == '"') {
                int end = endOfString(json, at);
                String text = json.substring(at + 1, end - 1);
                boolean key = isKey(json, end);
                if (key
                        && inside < 0
                        && (text.equals("Principal") || text.equals("NotPrincipal"))) {
                    inside = depth;
                }
                boolean found = inside >= 0 && !key && text.equals(before);
                result.append('"').append(found ? after : text).append('"');
                at = end;
                continue;
            }
            switch (c) {
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
            // Its value is over at the next comma beside it, or at the brace around it.
            if (depth < inside || (c == ',' && depth == inside)) {
                inside = -1;
            }
            result.append(c);
            at++;
        }
        return result.toString();
    }

    private static int endOfString(String json, int start) {
        int at = start + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static boolean isKey(String json, int end) {
        int at = end;
        while (at < json.length() && Character.isWhitespace(json.charAt(at))) {
            at++;
        }
        return at < json.length() && json.charAt(at) == ':';
    }
}
