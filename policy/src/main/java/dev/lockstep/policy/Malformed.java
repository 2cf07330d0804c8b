package dev.lockstep.policy;

/// A text that is not an IAM policy.
///
/// @param text the text as it was given
/// @param place the first place that is wrong
/// @param expected one sentence part that says what was expected there, in the words of the policy
///   grammar; it reads on from "expected" and never repeats the text
public record Malformed(String text, Place place, String expected) implements PolicyParse {}
