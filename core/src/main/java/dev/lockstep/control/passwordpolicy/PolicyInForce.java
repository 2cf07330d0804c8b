package dev.lockstep.control.passwordpolicy;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.Source;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Subject;
import dev.lockstep.control.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The password policy that an account's users live under, as the controls of this step judge it.
///
/// @param own the account's own; absent: AWS's default, whose "three of four classes" no flag of
///   the API expresses (IAM User Guide, "Default password policy")
record PolicyInForce(
        Subject account, Optional<PasswordPolicy> own, Source source, RaisedPasswordPolicy raised) {

    private static final String DEFAULT =
            "AWS's default password policy is in force (at least 8 characters, three of the four"
                    + " character classes)";

    /// Judges the policy if it is known; else one undetermined verdict.
    static List<Verdict> judge(
            AccountSnapshot snapshot, Baseline baseline, Function<PolicyInForce, Verdict> rule) {
        Subject account = Subject.account(snapshot);
        return switch (snapshot.passwordPolicy()) {
            case Read.Known<Optional<PasswordPolicy>>(var own, var source) ->
                    List.of(
                            rule.apply(
                                    new PolicyInForce(
                                            account,
                                            own,
                                            source,
                                            RaisedPasswordPolicy.of(
                                                    own, baseline.passwordPolicy()))));
            case Read.Missing<Optional<PasswordPolicy>> missing ->
                    List.of(
                            Verdict.undetermined(
                                    account,
                                    Evidence.NONE.with("PasswordPolicy", missing),
                                    missing));
        };
    }

    /// The evidence for one setting, by AWS's name; where the default is in force it says so.
    Evidence evidence(String setting, Object value) {
        Evidence evidence = Evidence.NONE.with(setting, value, source);
        return own.isPresent()
                ? evidence
                : evidence.note(
                        DEFAULT + "; it has no expiry, no reuse rule and no self-service change.");
    }

    /// @param passes what holds, to follow a colon: in lower case, without a full stop
    /// @param fails what is wrong, likewise
    Verdict verdict(boolean wrong, Evidence evidence, String passes, String fails) {
        return wrong
                ? new Verdict.Fail(
                        account, sentence(fails), evidence, PasswordPolicyAdvice.of(raised))
                : new Verdict.Pass(account, sentence(passes), evidence);
    }

    private String sentence(String clause) {
        return own.isPresent()
                ? Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + "."
                : DEFAULT + ": " + clause + ".";
    }
}
