package dev.lockstep.people.roster;

import java.util.List;

/// How a person of lockstep.yaml is found among the users of an account.
public sealed interface Match {
    /// The user has the very name.
    record Exact(String user) implements Match {}

    /// The user has the name, written in other case: IAM tells names apart without case.
    record WithoutCase(String user) implements Match {}

    /// No user has the name.
    ///
    /// @param perhaps users that nobody claims and that may be this person's, the likeliest first
    record None(List<Candidate> perhaps) implements Match {
        public None {
            perhaps = List.copyOf(perhaps);
        }
    }
}
