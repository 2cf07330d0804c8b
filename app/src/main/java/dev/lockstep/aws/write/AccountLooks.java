package dev.lockstep.aws.write;

import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.call.Calls;
import dev.lockstep.aws.call.Clients;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.ProviderEffect;
import dev.lockstep.effect.ServerCertificateEffect;
import dev.lockstep.effect.Touched;
import dev.lockstep.effect.touched.AroundTouched;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.GetAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.iam.model.ListAccountAliasesResponse;
import software.amazon.awssdk.services.iam.model.ListServerCertificatesResponse;
import software.amazon.awssdk.services.iam.model.ServerCertificateMetadata;

/// Looks at what writes of the account as a whole touch.
final class AccountLooks {
    /// AWS gives so many in one answer at most.
    private static final int LONGEST_PAGE = 1_000;

    private final Clients clients;
    private final Asker asker;

    AccountLooks(Clients clients, Asker asker) {
        this.clients = clients;
        this.asker = asker;
    }

    Touched look(AccountEffect effect) throws CallFailed {
        return switch (effect) {
            case AccountEffect.UpdateAccountPasswordPolicy _,
                    AccountEffect.DeleteAccountPasswordPolicy _ ->
                    AroundTouched.passwordPolicy(passwordPolicy());
            case AccountEffect.CreateAccountAlias _, AccountEffect.DeleteAccountAlias _ ->
                    AroundTouched.alias(alias());
            case ServerCertificateEffect.DeleteServerCertificate(var name) -> {
                Optional<ServerCertificateMetadata> found = certificate(name);
                yield AroundTouched.serverCertificate(
                        name, found.isPresent(), found.map(ServerCertificateMetadata::expiration));
            }
            case ServerCertificateEffect.UploadServerCertificate _,
                    ServerCertificateEffect.UpdateServerCertificate _,
                    ServerCertificateEffect.TagServerCertificate _,
                    ServerCertificateEffect.UntagServerCertificate _,
                    ProviderEffect _ ->
                    Touched.NOTHING;
        };
    }

    private Optional<PasswordPolicy> passwordPolicy() throws CallFailed {
        String operation = "iam:GetAccountPasswordPolicy";
        Optional<GetAccountPasswordPolicyResponse> found =
                asker.find(operation, () -> clients.iam().getAccountPasswordPolicy());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        var policy = Calls.needed(operation, found.get().passwordPolicy());
        return Optional.of(
                new PasswordPolicy(
                        Calls.needed(operation, policy.minimumPasswordLength()),
                        isTrue(policy.requireUppercaseCharacters()),
                        isTrue(policy.requireLowercaseCharacters()),
                        isTrue(policy.requireNumbers()),
                        isTrue(policy.requireSymbols()),
                        isTrue(policy.allowUsersToChangePassword()),
                        Optional.ofNullable(policy.maxPasswordAge()).filter(days -> days > 0),
                        Optional.ofNullable(policy.passwordReusePrevention())
                                .filter(count -> count > 0),
                        isTrue(policy.hardExpiry())));
    }

    /// AWS leaves out what is not so.
    private static boolean isTrue(@Nullable Boolean flag) {
        return Boolean.TRUE.equals(flag);
    }

    private Optional<String> alias() throws CallFailed {
        return asker
                .list(
                        "iam:ListAccountAliases",
                        marker ->
                                clients.iam()
                                        .listAccountAliases(
                                                request -> request.marker(marker.orElse(null))),
                        ListAccountAliasesResponse::accountAliases)
                .stream()
                .findFirst();
    }

    private Optional<ServerCertificateMetadata> certificate(String name) throws CallFailed {
        return asker
                .list(
                        "iam:ListServerCertificates",
                        marker ->
                                clients.iam()
                                        .listServerCertificates(request ->
                                                request.maxItems(LONGEST_PAGE)
                                                        .marker(marker.orElse(null))),
                        ListServerCertificatesResponse::serverCertificateMetadataList)
                .stream()
                .filter(one -> name.equals(one.serverCertificateName()))
                .findFirst();
    }
}
