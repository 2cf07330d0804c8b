package dev.lockstep.practice.shape;

import dev.lockstep.account.Account;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;

/// An account to practise on, before anybody has.
///
/// @param baseline what its owner wants of it: people, services, groups, needs
public record FreshAccount(Account truth, Secrets secrets, Baseline baseline) {
    /// The state that a practice account starts from.
    public PracticeState state() {
        return PracticeState.of(truth, secrets);
    }
}
