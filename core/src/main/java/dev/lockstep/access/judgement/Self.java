package dev.lockstep.access.judgement;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Layers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Whose own user is meant: a user's, or that of any member of a group.
///
/// @param name of the user; empty: a role, which has no own user
/// @param arn of who asks
/// @param context of the requests
record Self(String name, String arn, Context context) {
    /// No user is called so.
    private static final String MEMBER = "any.member.of.the.group";

    /// What tells one member of a group from another.
    private static final Set<String> PERSONAL =
            Set.of("aws:username", "aws:userid", "aws:principalarn");

    /// @param iam what ARNs of users begin with, up to the account's colon
    static Self of(PrincipalAccess principal, String iam) {
        return switch (principal.kind()) {
            case USER -> new Self(principal.name(), principal.arn(), principal.context());
            case ROLE -> new Self("", principal.arn(), principal.context());
            case GROUP -> {
                String arn = iam + "user/" + MEMBER;
                Context context = principal.context().with("aws:PrincipalType", "User");
                // Where members are told apart, nothing is said of who it is.
                yield tellsApart(principal.layers())
                        ? new Self(MEMBER, arn, context)
                        : new Self(
                                MEMBER,
                                arn,
                                context.with("aws:username", MEMBER).with("aws:PrincipalArn", arn));
            }
        };
    }

    /// Somebody of the same account of whom nothing is known but the name, which nobody has.
    static Self anybody(Self user) {
        String arn = user.arn.substring(0, user.arn.indexOf(":user/") + 6) + MEMBER;
        return new Self(
                MEMBER,
                arn,
                impersonal(user.context)
                        .with("aws:username", MEMBER)
                        .with("aws:PrincipalArn", arn));
    }

    /// Whether a resource is the own user, under whatever path: names are unique without it.
    boolean isOwn(String resource) {
        return !name.isEmpty()
                && resource.contains(":user/")
                && resource.substring(resource.lastIndexOf('/') + 1).equals(name);
    }

    /// Whether policies look at who asks otherwise than by putting a name into a resource.
    static boolean tellsApart(Layers layers) {
        return Stream.of(
                        layers.identity(),
                        layers.boundary().orElse(List.of()),
                        layers.serviceControl().stream()
                                .flatMap(level -> level.policies().stream())
                                .toList())
                .flatMap(List::stream)
                .map(CompiledPolicy::document)
                .flatMap(document -> document.statements().stream())
                .flatMap(statement -> statement.conditions().stream())
                .map(condition -> condition.key().toLowerCase(Locale.ROOT))
                .anyMatch(key -> PERSONAL.contains(key) || key.startsWith("aws:principaltag/"));
    }

    /// The same, with other keys.
    Self in(Context other) {
        return new Self(name, arn, other);
    }

    /// A context in which nothing is said that only this one's requests say.
    static Context impersonal(Context context) {
        Context general = Context.UNKNOWN;
        for (String key :
                List.of(
                        "aws:principalisawsservice",
                        "aws:principalservicename",
                        "aws:principalservicenameslist",
                        "aws:principalaccount",
                        "aws:principalorgid",
                        "aws:principaltype")) {
            if (!(context.get(key) instanceof ContextValue.Unknown)) {
                general = general.with(key, context.get(key));
            }
        }
        return general;
    }
}
