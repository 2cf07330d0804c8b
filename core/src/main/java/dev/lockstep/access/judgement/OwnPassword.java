package dev.lockstep.access.judgement;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.ContextValue;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.evaluate.Evaluator;
import java.util.List;
import java.util.Optional;

/// Whether a user may choose a new console password at a sign-in that asks for one. Whoever may not
/// gets no further than that question.
///
/// Rule source: IAM User Guide, "Permit IAM users to change their own passwords": the account's
/// policy lets everybody, or a policy of the user allows iam:ChangePassword; "AWS: Allows
/// MFA-authenticated IAM users to manage their own credentials": a policy that denies it without
/// MFA keeps whoever has none from it.
public sealed interface OwnPassword {
    /// AWS lets the user.
    record Allowed() implements OwnPassword {}

    /// Neither the account's policy nor one of the user allows it.
    record NotAllowed() implements OwnPassword {}

    /// A policy of the user denies it, whatever else allows it.
    record Denied() implements OwnPassword {}

    /// It hangs on what was not read, or cannot be told.
    ///
    /// @param why in words
    record NotKnown(String why) implements OwnPassword {}

    /// How it is for a user.
    static OwnPassword of(AccountSnapshot snapshot, String user) {
        return switch (AccountAccess.of(snapshot).users()) {
            case Read.Missing<List<PrincipalAccess>> missing -> new NotKnown(missing.because());
            case Read.Known<List<PrincipalAccess>> known ->
                    known.value().stream()
                            .filter(one -> one.name().equals(user))
                            .findFirst()
                            .map(one -> judge(snapshot, one))
                            .orElseGet(() ->
                                    new NotKnown("the policies of " + user + " were not read"));
        };
    }

    private static OwnPassword judge(AccountSnapshot snapshot, PrincipalAccess user) {
        List<Decision> decisions =
                contexts(snapshot.user(user.name()).hasMfa(), user.context()).stream()
                        .map(context ->
                                Evaluator.decide(
                                        user.request("iam:ChangePassword", user.arn()).in(context),
                                        user.layers()))
                        .toList();
        if (decisions.stream().anyMatch(Decision.ExplicitlyDenied.class::isInstance)) {
            return new Denied();
        }
        if (!user.isWhole()) {
            return new NotKnown(user.unknown().getFirst().because());
        }
        if (decisions.stream().anyMatch(OwnPassword::mayBeDenied)) {
            return new NotKnown("it hangs on conditions in the policies of " + user.name());
        }
        return switch (snapshot.passwordPolicy()) {
            case Read.Known<Optional<PasswordPolicy>> known ->
                    known.value().filter(PasswordPolicy::allowUsersToChange).isPresent()
                            ? new Allowed()
                            : byOwnPolicies(decisions, user);
            case Read.Missing<Optional<PasswordPolicy>> missing ->
                    byOwnPolicies(decisions, user) instanceof Allowed
                            ? new Allowed()
                            : new NotKnown(missing.because());
        };
    }

    private static OwnPassword byOwnPolicies(List<Decision> decisions, PrincipalAccess user) {
        if (decisions.stream().allMatch(Decision::isAllowed)) {
            return new Allowed();
        }
        return decisions.stream().allMatch(Decision::possiblyAllowed)
                ? new NotKnown("it hangs on conditions in the policies of " + user.name())
                : new NotAllowed();
    }

    private static boolean mayBeDenied(Decision decision) {
        return decision instanceof Decision.Undecided open
                && open.could().contains(Decision.Kind.EXPLICITLY_DENIED);
    }

    /// The console asks for MFA before it asks for a new password. Without a device the key is
    /// `false`, or absent.
    private static List<Context> contexts(Read<Boolean> hasMfa, Context known) {
        return hasMfa.found().orElse(false)
                ? List.of(
                        known.with("aws:MultiFactorAuthPresent", "true")
                                .with("aws:MultiFactorAuthAge", "0"))
                : List.of(
                        known.with("aws:MultiFactorAuthPresent", "false")
                                .with("aws:MultiFactorAuthAge", ContextValue.ABSENT),
                        known.with("aws:MultiFactorAuthPresent", ContextValue.ABSENT)
                                .with("aws:MultiFactorAuthAge", ContextValue.ABSENT));
    }
}
