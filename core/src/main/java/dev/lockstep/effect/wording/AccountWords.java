package dev.lockstep.effect.wording;

import static dev.lockstep.effect.wording.Params.none;
import static dev.lockstep.effect.wording.Params.with;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.ProviderEffect;
import dev.lockstep.effect.ServerCertificateEffect;
import java.util.Optional;
import java.util.regex.Pattern;

/// The words of effects on the account as a whole.
///
/// Rule source: IAM API Reference, by each operation. UpdateAccountPasswordPolicy puts every
/// parameter that is left out to a default of its own, so all that have a value are always there.
final class AccountWords {
    private static final Pattern ALIAS = Pattern.compile("[a-z0-9]([a-z0-9-]{1,61}[a-z0-9])?");
    private static final int LENGTH_LEAST = 6;
    private static final int LENGTH_MOST = 128;
    private static final int AGE_MOST = 1095;
    private static final int REUSE_MOST = 24;

    private AccountWords() {}

    static Call of(AccountEffect effect) {
        Params params =
                switch (effect) {
                    case AccountEffect.UpdateAccountPasswordPolicy(var policy) -> of(policy);
                    case AccountEffect.DeleteAccountPasswordPolicy _ -> none();
                    case AccountEffect.CreateAccountAlias(var alias) -> with("AccountAlias", alias);
                    case AccountEffect.DeleteAccountAlias(var alias) -> with("AccountAlias", alias);
                    case ServerCertificateEffect.DeleteServerCertificate(var name) ->
                            with("ServerCertificateName", name);
                    case ServerCertificateEffect.UploadServerCertificate _,
                            ServerCertificateEffect.UpdateServerCertificate _,
                            ServerCertificateEffect.TagServerCertificate _,
                            ServerCertificateEffect.UntagServerCertificate _,
                            ProviderEffect _ ->
                            throw Wording.notInPlans(effect);
                };
        return params.call(effect.operation());
    }

    private static Params of(PasswordPolicy policy) {
        return none().count("MinimumPasswordLength", policy.minimumLength())
                .flag("RequireSymbols", policy.requireSymbols())
                .flag("RequireNumbers", policy.requireNumbers())
                .flag("RequireUppercaseCharacters", policy.requireUppercase())
                .flag("RequireLowercaseCharacters", policy.requireLowercase())
                .flag("AllowUsersToChangePassword", policy.allowUsersToChange())
                .count("MaxPasswordAge", policy.maxAgeDays())
                .count("PasswordReusePrevention", policy.reusePrevention())
                .flag("HardExpiry", policy.hardExpiry());
    }

    static Optional<Effect> read(String operation, Given given) {
        return Optional.ofNullable(
                switch (operation) {
                    case "iam:UpdateAccountPasswordPolicy" ->
                            new AccountEffect.UpdateAccountPasswordPolicy(
                                    new PasswordPolicy(
                                            given.count(
                                                    "MinimumPasswordLength",
                                                    LENGTH_LEAST,
                                                    LENGTH_MOST),
                                            given.flag("RequireUppercaseCharacters"),
                                            given.flag("RequireLowercaseCharacters"),
                                            given.flag("RequireNumbers"),
                                            given.flag("RequireSymbols"),
                                            given.flag("AllowUsersToChangePassword"),
                                            given.optionalCount("MaxPasswordAge", 1, AGE_MOST),
                                            given.optionalCount(
                                                    "PasswordReusePrevention", 1, REUSE_MOST),
                                            given.flag("HardExpiry")));
                    case "iam:DeleteAccountPasswordPolicy" ->
                            new AccountEffect.DeleteAccountPasswordPolicy();
                    case "iam:CreateAccountAlias" ->
                            new AccountEffect.CreateAccountAlias(given.text("AccountAlias", ALIAS));
                    case "iam:DeleteAccountAlias" ->
                            new AccountEffect.DeleteAccountAlias(given.text("AccountAlias", ALIAS));
                    case "iam:DeleteServerCertificate" ->
                            new ServerCertificateEffect.DeleteServerCertificate(
                                    given.text("ServerCertificateName", Given.NAME));
                    default -> null;
                });
    }
}
