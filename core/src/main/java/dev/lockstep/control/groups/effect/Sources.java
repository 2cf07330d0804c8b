package dev.lockstep.control.groups.effect;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.control.Evidence;
import dev.lockstep.policy.evaluate.Deciding;

/// Where what is known of policies comes from, for evidence.
public final class Sources {
    private Sources() {}

    /// A statement by the kind and name of its policy and its place in it, such as `identity policy
    /// AdministratorAccess, statement at 4:9`; hostile text.
    public static String statement(Deciding deciding) {
        return deciding.layer().words()
                + " "
                + deciding.policy()
                + ", statement "
                + deciding.statement().sid().map(sid -> sid + " ").orElse("")
                + "at "
                + deciding.statement().place();
    }

    /// Adds which documents are the ones that ship with lockstep, if any.
    public static Evidence of(PrincipalAccess principal, Evidence evidence) {
        return principal.fromCatalog().isEmpty()
                ? evidence
                : evidence.with(
                        "from the built-in catalogue of AWS managed policies",
                        principal.fromCatalog());
    }
}
