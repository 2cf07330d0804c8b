package dev.lockstep.account;

import java.util.List;
import java.util.Optional;

/// The four lists of iam:GetAccountAuthorizationDetails; one that the answer does not hold (a
/// filter was set) is absent, which is not the same as empty.
public record AuthorizationDetails(
        Optional<List<User>> users,
        Optional<List<Group>> groups,
        Optional<List<Role>> roles,
        Optional<List<ManagedPolicy>> policies) {}
