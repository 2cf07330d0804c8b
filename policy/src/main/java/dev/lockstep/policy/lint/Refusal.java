package dev.lockstep.policy.lint;

import dev.lockstep.policy.Place;

/// Why AWS does not take a policy.
///
/// @param place where it stands
/// @param words what AWS answers, under the code MalformedPolicyDocument; may hold text of the
///   policy, which is hostile
/// @param source how the words are known
/// @param expected what would be right there; reads on from "expected"
public record Refusal(Place place, String words, Source source, String expected) {
    /// How AWS's words are known.
    public enum Source {
        /// AWS's documents state the words.
        DOCUMENTED,
        /// AWS's documents state the rule; the words are those that people quote from AWS's
        /// answers.
        QUOTED,
        /// AWS's documents state the rule; the words are in the manner of AWS's and are not known.
        RULE_ONLY
    }
}
