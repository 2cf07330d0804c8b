package dev.lockstep.control.passwordpolicy;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.function.Predicate;

/// One class of characters that a password policy can require.
///
/// @param words such as `an uppercase letter`
/// @param setting AWS's name of the flag
/// @param required reads the flag
/// @param parameter the name in lockstep.yaml
record RequiredClass(
        String words, String setting, Predicate<PasswordPolicy> required, String parameter) {

    /// Fails where the flag is off, and under AWS's default, which asks for any three of the four
    /// classes and so not for this one.
    List<Verdict> judge(boolean wanted, AccountSnapshot snapshot, Baseline baseline) {
        if (!wanted) {
            return List.of(
                    Verdict.notApplicable(
                            Subject.account(snapshot),
                            "The baseline does not ask for it: " + parameter + " is false."));
        }
        return PolicyInForce.judge(
                snapshot,
                baseline,
                policy ->
                        policy.verdict(
                                policy.own().filter(required).isEmpty(),
                                policy.evidence(setting, policy.own().map(required::test))
                                        .with(parameter, true),
                                "passwords must have " + words,
                                "passwords need not have " + words));
    }
}
