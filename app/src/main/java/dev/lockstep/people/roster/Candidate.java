package dev.lockstep.people.roster;

/// A user that may be a person's, and why. It is never taken for one without a yes.
///
/// @param person the id in lockstep.yaml
/// @param user the user's name in the account; hostile text
public record Candidate(String person, String user, Likeness why) {}
