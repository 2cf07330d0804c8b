package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Glob;

/// A request, taken apart once for all the statements that it is held against.
///
/// @param action in lower case
/// @param colon where the action's colon stands; -1: it has none
/// @param bounded whether the caller has a permissions boundary
record Call(
        String action,
        int colon,
        ArnParts resource,
        Caller caller,
        Context context,
        boolean sameAccount,
        boolean bounded) {

    static Call of(Request request, Layers layers) {
        String action = Glob.lower(request.action());
        Caller caller = Caller.of(request);
        return new Call(
                action,
                action.indexOf(':'),
                ArnParts.of(request.resource()),
                caller,
                request.context(),
                !caller.hasIdentity()
                        || request.resourceAccount().isEmpty()
                        || request.resourceAccount().get().equals(caller.account()),
                layers.boundary().isPresent());
    }

    /// Whether the call is allowed whatever policies say.
    ///
    /// Rule source: AWS STS API Reference, GetCallerIdentity: no permissions are required, and it
    /// works even with an explicit deny.
    boolean needsNoPermission() {
        return action.equals("sts:getcalleridentity");
    }

    /// Whether the resource always has a policy of its own, and identity policies count only as far
    /// as it lets the account decide.
    ///
    /// Rule source: IAM User Guide, "Using IAM roles: Grant a user permissions to switch roles";
    /// AWS KMS Developer Guide, "Key policies in AWS KMS".
    boolean needsTrust() {
        if (!resource.isWhole() || colon != 3) {
            return false;
        }
        return action.startsWith("sts:")
                ? resource.begins(5, "role/")
                : action.startsWith("kms:")
                        && (resource.begins(5, "key/") || resource.begins(5, "alias/"));
    }

    /// Whether root asks for a role, which AWS refuses whatever policies say.
    ///
    /// Rule source: AWS STS API Reference, AssumeRole: roles cannot be assumed by root users.
    boolean isRootAssumingRole() {
        return caller.kind() == Caller.Kind.ROOT && action.equals("sts:assumerole");
    }
}
