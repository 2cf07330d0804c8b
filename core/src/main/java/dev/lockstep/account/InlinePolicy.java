package dev.lockstep.account;

import dev.lockstep.policy.PolicyParse;

/// A policy that belongs to one user, group or role.
public record InlinePolicy(String name, PolicyParse document) {}
