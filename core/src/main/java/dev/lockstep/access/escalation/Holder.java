package dev.lockstep.access.escalation;

import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.Read;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who has policies: a user or role of the account, one that somebody could make, or the supposed
/// member of a group that has nothing else.
///
/// Two are the same if their ARNs are.
///
/// @param caller the ARN that its requests come from; of a group that of a supposed member
/// @param context what every request of it says
/// @param unknown its policies whose document is not known
/// @param groups that it is in, by name
/// @param boundary the ARN of its permissions boundary
/// @param tags of the user or role
/// @param fixed whether AWS lets nobody of the account change it
record Holder(
        PrincipalAccess.Kind kind,
        String name,
        String arn,
        String caller,
        Context context,
        List<Read.Missing<?>> unknown,
        List<String> groups,
        Optional<String> boundary,
        Map<String, String> tags,
        boolean fixed) {

    boolean isRole() {
        return kind == PrincipalAccess.Kind.ROLE;
    }

    /// `user alice`.
    String words() {
        return kind.word() + " " + name;
    }

    /// What a request about it says of it.
    ///
    /// Rule source: Service Authorization Reference, "Actions, resources, and condition keys for
    /// AWS Identity and Access Management".
    Map<String, ContextValue> asResource() {
        var keys = new HashMap<String, ContextValue>();
        tags.forEach((key, value) -> {
            keys.put("aws:ResourceTag/" + key, new ContextValue.Single(value));
            keys.put("iam:ResourceTag/" + key, new ContextValue.Single(value));
        });
        keys.put(
                "iam:PermissionsBoundary",
                boundary.<ContextValue>map(ContextValue.Single::new).orElse(ContextValue.ABSENT));
        return keys;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Holder that && arn.equals(that.arn);
    }

    @Override
    public int hashCode() {
        return arn.hashCode();
    }
}
