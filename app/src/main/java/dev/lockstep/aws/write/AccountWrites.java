package dev.lockstep.aws.write;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.ProviderEffect;
import dev.lockstep.effect.ServerCertificateEffect;
import dev.lockstep.write.Written;

/// Writes that change the account as a whole.
final class AccountWrites {
    private final Clients clients;
    private final Sender sender;

    AccountWrites(Clients clients, Sender sender) {
        this.clients = clients;
        this.sender = sender;
    }

    Written write(AccountEffect effect) {
        return switch (effect) {
            case AccountEffect.UpdateAccountPasswordPolicy(var policy) ->
                    passwordPolicy(effect, policy);
            case AccountEffect.DeleteAccountPasswordPolicy _ ->
                    sender.send(effect, () -> clients.iam().deleteAccountPasswordPolicy());
            case AccountEffect.CreateAccountAlias(var alias) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .createAccountAlias(
                                                    request -> request.accountAlias(alias)));
            case AccountEffect.DeleteAccountAlias(var alias) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteAccountAlias(
                                                    request -> request.accountAlias(alias)));
            case ServerCertificateEffect.DeleteServerCertificate(var name) ->
                    sender.send(
                            effect,
                            () ->
                                    clients.iam()
                                            .deleteServerCertificate(request ->
                                                    request.serverCertificateName(name)));
            case ServerCertificateEffect.UploadServerCertificate _ -> Sender.needsSecret(effect);
            case ServerCertificateEffect.UpdateServerCertificate _,
                    ServerCertificateEffect.TagServerCertificate _,
                    ServerCertificateEffect.UntagServerCertificate _,
                    ProviderEffect _ ->
                    Sender.notInPlans(effect);
        };
    }

    /// There are no partial updates: what is left out goes to a default of AWS, and none and nought
    /// may not be sent (IAM API reference, UpdateAccountPasswordPolicy).
    private Written passwordPolicy(Effect effect, PasswordPolicy policy) {
        return sender.send(
                effect,
                () ->
                        clients.iam()
                                .updateAccountPasswordPolicy(request ->
                                        request.minimumPasswordLength(policy.minimumLength())
                                                .requireUppercaseCharacters(
                                                        policy.requireUppercase())
                                                .requireLowercaseCharacters(
                                                        policy.requireLowercase())
                                                .requireNumbers(policy.requireNumbers())
                                                .requireSymbols(policy.requireSymbols())
                                                .allowUsersToChangePassword(
                                                        policy.allowUsersToChange())
                                                .maxPasswordAge(policy.maxAgeDays().orElse(null))
                                                .passwordReusePrevention(
                                                        policy.reusePrevention().orElse(null))
                                                .hardExpiry(policy.hardExpiry())));
    }
}
