package dev.lockstep.policy.evaluate;

import dev.lockstep.policy.Statement;

/// A statement that a decision rests on.
///
/// @param layer the kind of its policy
/// @param policy the policy's name
/// @param statement with its place in the policy's text
public record Deciding(Layer layer, String policy, Statement statement) {}
