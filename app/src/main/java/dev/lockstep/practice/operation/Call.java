package dev.lockstep.practice.operation;

import dev.lockstep.account.Account;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import java.time.Instant;
import java.util.function.UnaryOperator;

/// One call: what it starts from, beside its request.
///
/// @param state the state before it
/// @param seen the account as reads show it: a write may not be seen yet
/// @param caller who signed it
/// @param now the practice account's clock (UTC, whole seconds)
/// @param region of the endpoint, such as `us-east-1`
/// @param newId makes an id from its prefix: `AIDA` → `AIDA…` (21 characters), random
public record Call(
        PracticeState state,
        Account seen,
        Caller caller,
        Instant now,
        String region,
        UnaryOperator<String> newId) {
    public Account truth() {
        return state.truth();
    }
}
