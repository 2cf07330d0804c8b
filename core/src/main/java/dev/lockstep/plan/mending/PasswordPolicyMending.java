package dev.lockstep.plan.mending;

import dev.lockstep.account.Read;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.change.PasswordPolicyChange.SetPasswordPolicy;
import dev.lockstep.control.Finding;
import dev.lockstep.control.passwordpolicy.RaisedPasswordPolicy;
import dev.lockstep.plan.PlanRequest;
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
                yield former.filter(wanted::equals).isPresent()
                        ? Mending.NOTHING
                        : Mending.by(new SetPasswordPolicy(finding.subject(), former, wanted));
            }
        };
    }
}
