package dev.lockstep.policy.evaluate;

import java.util.Optional;

/// A call that a principal makes, or might make.
///
/// @param principal the ARN of a user, of a session of a role (assumed-role) or of a role, or of
///   root; a service principal such as `lambda.amazonaws.com`
/// @param action such as `s3:GetObject`; ignores case
/// @param resource the ARN that the call is about; `*` where AWS knows no resource for the action
/// @param resourceAccount the account that the resource belongs to, 12 digits; empty: the
///   principal's own
/// @param context the condition keys
public record Request(
        String principal,
        String action,
        String resource,
        Optional<String> resourceAccount,
        Context context) {

    public Request on(String otherResource) {
        return new Request(principal, action, otherResource, resourceAccount, context);
    }

    public Request in(Context otherContext) {
        return new Request(principal, action, resource, resourceAccount, otherContext);
    }
}
