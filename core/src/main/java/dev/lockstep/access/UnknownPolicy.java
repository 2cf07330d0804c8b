package dev.lockstep.access;

import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.Malformed;

/// Policies that are there but cannot be judged, as reads that are missing.
public final class UnknownPolicy {
    private UnknownPolicy() {}

    /// A text that is no policy.
    ///
    /// @param what names the policy, such as `the trust policy of role deploy`
    public static Read.Missing<?> malformed(String what, Malformed malformed) {
        return Read.notAsked(
                ReadKey.DETAILS,
                what
                        + " is not a policy that can be read: at "
                        + malformed.place()
                        + ", expected "
                        + malformed.expected());
    }

    /// A managed policy whose document in force is not in the answers.
    public static Read.Missing<?> withoutDocument(ManagedPolicy policy) {
        return Read.notAsked(
                ReadKey.DETAILS,
                "the authorization details hold no document of the default version "
                        + policy.defaultVersion()
                        + " of policy "
                        + policy.name());
    }

    /// A managed policy that is attached and that nothing else tells of.
    static Read.Missing<?> notListed(String name) {
        return Read.notAsked(
                ReadKey.DETAILS, "the authorization details do not hold policy " + name);
    }

    /// A group that a user is in and that nothing else tells of.
    static Read.Missing<?> groupNotListed(String name) {
        return Read.notAsked(
                ReadKey.DETAILS, "the authorization details do not hold group " + name);
    }
}
