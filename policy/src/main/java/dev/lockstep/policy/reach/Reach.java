package dev.lockstep.policy.reach;

/// What policies let a principal do, over all actions.
///
/// @param possible actions that some request within the assumptions may be allowed; whatever is not
///   in it is certainly refused
/// @param certain actions that every request within the assumptions is allowed, whatever its
///   resource
public record Reach(ActionSet possible, ActionSet certain) {}
