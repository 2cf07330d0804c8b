package dev.lockstep.practice.operation;

import dev.lockstep.account.Account;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One call: what it starts from, beside its request.
///
/// @param state the state before it
/// @param seen the account as reads show it: a write may not be seen yet
/// @param caller who signed it
/// @param session the temporary credentials that signed it; absent for an access key
/// @param now the practice account's clock (UTC, whole seconds)
/// @param region of the endpoint, such as `us-east-1`
/// @param newId makes an id from its prefix: `AIDA` → `AIDA…` (21 characters), random
public record Call(
        PracticeState state,
        Account seen,
        Caller caller,
        Optional<Secrets.Session> session,
        Instant now,
        String region,
        UnaryOperator<String> newId) {
    /// A call of which nothing hangs on the credentials themselves.
    public Call(
            PracticeState state,
            Account seen,
            Caller caller,
            Instant now,
            String region,
            UnaryOperator<String> newId) {
        this(state, seen, caller, Optional.empty(), now, region, newId);
    }

    public Account truth() {
        return state.truth();
    }
}
