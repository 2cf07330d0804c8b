package dev.lockstep.access;

import dev.lockstep.account.Read;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import java.util.List;
import java.util.Optional;

/// A user, role or group with the policies in force for it.
///
/// @param name its IAM name
/// @param arn of the user, role or group
/// @param layers its own policies and, for a user, those of its groups; its boundary; the service
///   control policies of its account as far as they were read
/// @param context what every request of it says: its name, its tags …; all else is unknown
/// @param unknown policies that are in force but whose document is not known: what they allow or
///   deny is missing in the layers
/// @param fromCatalog names of AWS managed policies whose document is the one that ships with
///   lockstep, since the account's answers do not hold it
public record PrincipalAccess(
        Kind kind,
        String name,
        String arn,
        Layers layers,
        Context context,
        List<Read.Missing<?>> unknown,
        List<String> fromCatalog) {

    public PrincipalAccess {
        unknown = List.copyOf(unknown);
        fromCatalog = List.copyOf(fromCatalog);
    }

    /// What kind of principal. A group is none for AWS, but its policies can be asked about.
    public enum Kind {
        USER,
        ROLE,
        GROUP;

        /// `user`, `role` or `group`.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// A request of it, about a resource of its own account, of which only what is always so is
    /// known.
    public Request request(String action, String resource) {
        return new Request(arn, action, resource, Optional.empty(), context);
    }

    /// Whether the documents of all its policies are known.
    public boolean isWhole() {
        return unknown.isEmpty();
    }
}
