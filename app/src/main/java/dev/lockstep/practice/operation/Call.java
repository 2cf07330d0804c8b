package dev.lockstep.practice.operation;

import dev.lockstep.account.Account;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// One call: what it starts from, beside its request.
///
/// @param state the state before it
/// @param seen the account as reads show it: a write may not be seen yet
/// @param caller who signed it
/// @param session the temporary credentials that signed it; absent for an access key
/// @param now the practice account's clock (UTC, whole seconds)
/// @param real the real time (UTC): the account's clock may have been moved ahead of it
/// @param region of the endpoint, such as `us-east-1`
/// @param judged whether policies were judged, the trust policy of a role that is to be assumed
///   among them
/// @param newId makes an id from its prefix: `AIDA` → `AIDA…` (21 characters), random
public record Call(
        PracticeState state,
        Account seen,
        Caller caller,
        Optional<Secrets.Session> session,
        Instant now,
        Instant real,
        String region,
        boolean judged,
        UnaryOperator<String> newId) {
    /// A call that no policies were judged for, of an account whose clock was not moved.
    public Call(
            PracticeState state,
            Account seen,
            Caller caller,
            Optional<Secrets.Session> session,
            Instant now,
            String region,
            UnaryOperator<String> newId) {
        this(state, seen, caller, session, now, now, region, false, newId);
    }

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

    /// The clocks by which codes of MFA devices are taken: the account's, and the real time, which
    /// is that of the authenticator apps of people.
    public List<Instant> clocks() {
        return real.equals(now) ? List.of(now) : List.of(now, real);
    }

    /// `aws:MultiFactorAuthPresent`. Access keys do not have the key at all. Credentials of a role
    /// have it, but say nothing of the MFA by which they were got (IAM User Guide, "Secure API
    /// access with MFA").
    public Optional<String> factorPresent() {
        return switch (caller) {
            case Caller.RoleSession _ -> Optional.of("false");
            case Caller.RootUser _, Caller.IamUser _ ->
                    caller.temporary()
                            ? Optional.of(Boolean.toString(caller.mfa()))
                            : Optional.empty();
        };
    }

    /// `aws:MultiFactorAuthAge`: how many seconds ago the code was given.
    public Optional<String> factorAge() {
        return session.flatMap(one ->
                        switch (one.kind()) {
                            case Secrets.Kind.Plain _, Secrets.Kind.RoleToken _ -> Optional.empty();
                            case Secrets.Kind.SessionToken token -> token.factor();
                        })
                .map(factor -> Long.toString(Duration.between(factor, now).toSeconds()));
    }
}
