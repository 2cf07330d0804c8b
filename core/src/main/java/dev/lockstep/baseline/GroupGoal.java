package dev.lockstep.baseline;

import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.policy.PolicyParse;
import dev.lockstep.policy.catalog.AwsManagedPolicies;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A group as it is declared.
///
/// @param name as written
/// @param administrators whether its members are administrators on purpose
/// @param readOnly whether its members may only read
/// @param services the services that its members are limited to, by prefix, such as `s3`
/// @param passRoles names of the roles that its members may pass
/// @param policies the managed policies that it has, and no others; absent: not declared
/// @param inline its inline policies by name, and no others; absent: not declared
public record GroupGoal(
        String name,
        boolean administrators,
        boolean readOnly,
        Optional<List<String>> services,
        List<String> passRoles,
        Optional<List<PolicyGoal>> policies,
        Optional<SortedMap<String, PolicyParse>> inline) {
    public GroupGoal {
        services = services.map(List::copyOf);
        passRoles = List.copyOf(passRoles);
        policies = policies.map(List::copyOf);
        inline = inline.map(TreeMap::new);
    }

    /// Whether anything is declared about its policies. A group that declares neither list is only
    /// asked to exist; one that declares one of them has none of the other.
    public boolean declaresPolicies() {
        return policies.isPresent() || inline.isPresent();
    }

    /// A managed policy that a group is to have.
    ///
    /// @param nameOrArn as written
    /// @param document the document of a customer managed policy, where a file gives it
    public record PolicyGoal(String nameOrArn, Optional<PolicyParse> document) {
        /// Whether an attached policy is the one that is meant: by ARN if the baseline gives one,
        /// else by name without case. A name that AWS keeps a policy of means AWS's, unless a file
        /// gives the document: a policy of the account that has the same name is another one.
        public boolean isMetBy(String attachedName, String attachedArn) {
            if (nameOrArn.startsWith("arn:")) {
                return nameOrArn.equals(attachedArn);
            }
            if (!nameOrArn.equalsIgnoreCase(attachedName)) {
                return false;
            }
            return new AttachedPolicy(attachedName, attachedArn).isAwsManaged()
                    ? document.isEmpty()
                    : document.isPresent() || !isKeptByAws(attachedName);
        }

        private static boolean isKeptByAws(String name) {
            AwsManagedPolicies known = AwsManagedPolicies.builtIn();
            return known.byName(name).isPresent()
                    || known.names().stream().anyMatch(name::equalsIgnoreCase);
        }
    }
}
