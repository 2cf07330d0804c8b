package dev.lockstep.account;

import java.util.Map;
import java.util.Optional;

/// The counts of iam:GetAccountSummary; live, unlike the credential report.
///
/// @param counts by AWS's names, such as `AccountMFAEnabled` (0 or 1)
public record AccountSummary(Map<String, Integer> counts) {
    public AccountSummary {
        counts = Map.copyOf(counts);
    }

    public Optional<Integer> count(String name) {
        return Optional.ofNullable(counts.get(name));
    }
}
