package dev.lockstep.policy.lint;

import dev.lockstep.policy.Place;

/// Something in a policy that AWS accepts and that is likely a mistake.
///
/// @param kind which mistake
/// @param place where it stands in the text
/// @param reason what is so and what comes of it, in words for people; it may hold text of the
///   policy (at most 80 characters of it at a time), which is hostile
/// @param remedy what to do, in words for people; the same holds
public record Lint(LintKind kind, Place place, String reason, String remedy) {}
