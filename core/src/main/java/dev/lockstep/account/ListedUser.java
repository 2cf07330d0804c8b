package dev.lockstep.account;

import java.time.Instant;
import java.util.Optional;

/// A user as iam:ListUsers gives it: the one live list with the last use of passwords.
///
/// @param passwordLastUsed absent: never used, or not since 20 October 2014
public record ListedUser(
        String name,
        Optional<String> arn,
        Optional<String> id,
        Optional<String> path,
        Optional<Instant> created,
        Optional<Instant> passwordLastUsed) {}
