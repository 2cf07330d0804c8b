package dev.lockstep.plan.mending;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.change.PasswordPolicyChange.SetPasswordPolicy;
import dev.lockstep.control.Finding;
import dev.lockstep.control.passwordpolicy.RaisedPasswordPolicy;
import dev.lockstep.plan.PlanRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The password policy that the baseline wants, never weaker than what stands. Self-service that
/// the baseline does not ask for stays as it is.
final class PasswordPolicyMending {
    private PasswordPolicyMending() {}

    static Mending mending(Finding finding, PlanRequest request) {
        return switch (request.audit().snapshot().passwordPolicy()) {
            case Read.Missing<Optional<PasswordPolicy>> missing ->
                    Mending.byHand(
                            Task.of(
                                    finding.control().step(),
                                    "The password policy was not read, so it is not changed: "
                                            + missing.because()
                                            + "."));
            case Read.Known<Optional<PasswordPolicy>>(var former, var _) -> {
                PasswordPolicy wanted =
                        RaisedPasswordPolicy.of(former, request.audit().baseline().passwordPolicy())
                                .after();
                List<String> out = lockedOut(request, former, wanted);
                PasswordPolicy safe = out.isEmpty() ? wanted : withoutNewHardExpiry(wanted, former);
                Mending set =
                        former.filter(safe::equals).isPresent()
                                ? Mending.NOTHING
                                : Mending.by(
                                        new SetPasswordPolicy(finding.subject(), former, safe));
                yield out.isEmpty()
                        ? set
                        : new Mending(set.changes(), List.of(), List.of(locked(finding, out)));
            }
        };
    }

    /// Who could not sign in any more the moment the policy is set: under hard expiry a password
    /// that is too old locks its user out until an administrator resets it (IAM User Guide,
    /// "Setting an account password policy").
    private static List<String> lockedOut(
            PlanRequest request, Optional<PasswordPolicy> former, PasswordPolicy wanted) {
        Optional<Integer> days = wanted.maxAgeDays();
        boolean isNew =
                former.filter(PasswordPolicy::hardExpiry).isEmpty()
                        || !former.get().maxAgeDays().equals(days);
        if (!wanted.hardExpiry() || days.isEmpty() || !isNew) {
            return List.of();
        }
        Instant oldest = request.audit().judgedAt().minus(Duration.ofDays(days.get()));
        AccountSnapshot snapshot = request.audit().snapshot();
        return snapshot.account().users().keySet().stream()
                .filter(user -> snapshot.user(user).hasPassword().found().orElse(true))
                .filter(user ->
                        snapshot.user(user)
                                .passwordChanged()
                                .found()
                                .filter(oldest::isBefore)
                                .isEmpty())
                .toList();
    }

    private static PasswordPolicy withoutNewHardExpiry(
            PasswordPolicy wanted, Optional<PasswordPolicy> former) {
        boolean wasHard = former.filter(PasswordPolicy::hardExpiry).isPresent();
        return new PasswordPolicy(
                wanted.minimumLength(),
                wanted.requireUppercase(),
                wanted.requireLowercase(),
                wanted.requireNumbers(),
                wanted.requireSymbols(),
                wanted.allowUsersToChange(),
                wasHard ? former.get().maxAgeDays() : wanted.maxAgeDays(),
                wanted.reusePrevention(),
                wasHard);
    }

    private static Task locked(Finding finding, List<String> out) {
        return Task.of(
                finding.control().step(),
                "lockstep.yaml asks for hard expiry. These people have passwords that are older than"
                        + " it lets them be, or of unknown age, and would be locked out at once, so"
                        + " that part is not set yet. Have them change their passwords, and plan"
                        + " again.",
                String.join(", ", out));
    }
}
