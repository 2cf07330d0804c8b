package dev.lockstep.aws.write;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.write.Written;
import software.amazon.awssdk.services.iam.IamClient;

/// Writes that change the account as a whole.
final class AccountWrites {
    private final IamClient iam;
    private final Sender sender;

    AccountWrites(IamClient iam, Sender sender) {
        this.iam = iam;
        this.sender = sender;
    }

    /// There are no partial updates: what is left out goes to a default of AWS, and none and nought
    /// may not be sent (IAM API reference, UpdateAccountPasswordPolicy).
    Written passwordPolicy(Effect effect, PasswordPolicy policy) {
        return sender.send(
                effect,
                () ->
                        iam.updateAccountPasswordPolicy(request ->
                                request.minimumPasswordLength(policy.minimumLength())
                                        .requireUppercaseCharacters(policy.requireUppercase())
                                        .requireLowercaseCharacters(policy.requireLowercase())
                                        .requireNumbers(policy.requireNumbers())
                                        .requireSymbols(policy.requireSymbols())
                                        .allowUsersToChangePassword(policy.allowUsersToChange())
                                        .maxPasswordAge(policy.maxAgeDays().orElse(null))
                                        .passwordReusePrevention(
                                                policy.reusePrevention().orElse(null))
                                        .hardExpiry(policy.hardExpiry())));
    }

    Written defaultPasswordPolicy(AccountEffect.DeleteAccountPasswordPolicy effect) {
        return sender.send(effect, () -> iam.deleteAccountPasswordPolicy());
    }
}
