package dev.lockstep.control.groups;

import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.policies.ManagedPolicy;
import dev.lockstep.policy.Malformed;

/// Policies that are there but cannot be judged, as reads that are missing.
final class UnreadablePolicy {
    private UnreadablePolicy() {}

    /// @param what names the policy, such as `the trust policy of role deploy`
    static Read.Missing<?> malformed(String what, Malformed malformed) {
        return Read.notAsked(
                ReadKey.DETAILS,
                what
                        + " is not a policy that can be read: at "
                        + malformed.place()
                        + ", expected "
                        + malformed.expected());
    }

    static Read.Missing<?> withoutDocument(ManagedPolicy policy) {
        return Read.notAsked(
                ReadKey.DETAILS,
                "the authorization details hold no document of the default version "
                        + policy.defaultVersion()
                        + " of policy "
                        + policy.name());
    }
}
