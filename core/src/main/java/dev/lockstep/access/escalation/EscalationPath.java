package dev.lockstep.access.escalation;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One known way, or one step of it, by which a principal gains power.
///
/// @param id such as `lambda-001`
/// @param category such as `new-passrole`, as the sources name it
/// @param actions what it takes, as `service:Name`; each of them
/// @param services service principals; the role that is gained must trust one of them. None: it is
///   not about a service
/// @param words for people, with `{role}` and the like for names; of one that is [How#NEVER] the
///   reason why it is no step
public record EscalationPath(
        String id,
        String category,
        How how,
        List<String> actions,
        List<String> services,
        String words) {

    public EscalationPath {
        actions = List.copyOf(actions);
        services = List.copyOf(services);
    }

    /// What kind of step it is.
    public enum How {
        /// A role is handed to a service.
        PASSES,
        /// A service has the role already; whether there is such a resource is not read.
        USES,
        /// Policies of a user, role or group are added to.
        EDIT,
        /// The same, of one that it then gets hold of.
        EDIT_THEN,
        /// A policy that is in force gets another text.
        OWN_VERSION,
        /// The same, of a permissions boundary.
        VERSION_OF_BOUNDARY,
        /// Another version of a policy is put in force.
        OLD_VERSION,
        /// A user becomes a member of a group.
        JOIN,
        /// A permissions boundary is removed or replaced.
        BOUNDARY,
        /// A policy that holds a Deny is taken away.
        DENY,
        ASSUME,
        TRUST,
        KEY,
        KEY_IN_PLACE,
        PASSWORD,
        PASSWORD_CHANGE,
        /// An identity provider is changed that a role trusts.
        PROVIDER,
        /// IAM Identity Center gives out power.
        DIRECTORY,
        NEW_ROLE,
        NEW_USER,
        /// It makes nobody an administrator; the words say why.
        NEVER;

        static How of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /// The words with names in them; hostile text where a name is.
    String words(Map<String, String> names) {
        var text = new StringBuilder();
        int at = 0;
        while (at < words.length()) {
            int open = words.indexOf('{', at);
            int close = words.indexOf('}', Math.max(open, 0));
            if (open < 0 || close < 0) {
                break;
            }
            String name = words.substring(open + 1, close);
            text.append(words, at, open).append(names.getOrDefault(name, name));
            at = close + 1;
        }
        return text.append(words.substring(at)) + ": " + String.join(" + ", actions);
    }
}
