package dev.lockstep.plan;

import java.util.List;

/// What one user will notice of a plan.
///
/// @param notices plain sentences: what, and when
/// @param gains actions, such as `iam:ListUsers`, sorted
/// @param loses actions; those used lately first, then by name
public record PersonNotice(
        String user, List<String> notices, List<String> gains, List<String> loses) {
    public PersonNotice {
        notices = List.copyOf(notices);
        gains = List.copyOf(gains);
        loses = List.copyOf(loses);
    }
}
