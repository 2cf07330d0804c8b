package dev.lockstep.effect;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.OpenIdConnectProvider;
import dev.lockstep.account.around.SamlProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Writes that change an identity provider.
public sealed interface ProviderEffect extends AccountEffect {
    /// Makes a SAML provider. AWS reads the end of its metadata from them.
    ///
    /// @param document the metadata (XML)
    record CreateSamlProvider(String name, String document, Map<String, String> tags)
            implements ProviderEffect {
        public CreateSamlProvider {
            tags = Map.copyOf(tags);
        }

        /// Makes one without tags.
        public CreateSamlProvider(String name, String document) {
            this(name, document, Map.of());
        }

        @Override
        public String operation() {
            return "iam:CreateSAMLProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            String arn = arn(account);
            CredentialDraft.absent(
                    draft.samlProviders.stream().anyMatch(one -> one.arn().equals(arn)),
                    "SAML provider",
                    arn);
            draft.samlProviders.add(
                    new SamlProvider(
                            arn,
                            Optional.of(assigned.at()),
                            assigned.expires(),
                            Optional.of(document),
                            tags));
            return draft.account();
        }

        /// The ARN that the provider gets in this account.
        public String arn(Account account) {
            return IamArn.of(account, "saml-provider", "/", name);
        }
    }

    /// Gives a SAML provider other metadata.
    record UpdateSamlProvider(String arn, String document) implements ProviderEffect {
        @Override
        public String operation() {
            return "iam:UpdateSAMLProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changeSaml(
                    account,
                    arn,
                    one ->
                            new SamlProvider(
                                    arn,
                                    one.created(),
                                    assigned.expires(),
                                    Optional.of(document),
                                    one.tags()));
        }
    }

    /// Removes a SAML provider.
    record DeleteSamlProvider(String arn) implements ProviderEffect {
        @Override
        public String operation() {
            return "iam:DeleteSAMLProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            CredentialDraft.remove(
                    draft.samlProviders, one -> one.arn().equals(arn), "SAML provider", arn);
            return draft.account();
        }
    }

    /// Makes an OpenID Connect provider.
    ///
    /// @param url of the issuer, with `https://`
    record CreateOpenIdConnectProvider(
            String url, List<String> clientIds, List<String> thumbprints, Map<String, String> tags)
            implements ProviderEffect {
        public CreateOpenIdConnectProvider {
            clientIds = List.copyOf(clientIds);
            thumbprints = List.copyOf(thumbprints);
            tags = Map.copyOf(tags);
        }

        /// Makes one without tags.
        public CreateOpenIdConnectProvider(
                String url, List<String> clientIds, List<String> thumbprints) {
            this(url, clientIds, thumbprints, Map.of());
        }

        @Override
        public String operation() {
            return "iam:CreateOpenIDConnectProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            String arn = arn(account);
            CredentialDraft.absent(
                    draft.openIdConnectProviders.stream().anyMatch(one -> one.arn().equals(arn)),
                    "OpenID Connect provider",
                    arn);
            draft.openIdConnectProviders.add(
                    new OpenIdConnectProvider(
                            arn, Optional.of(assigned.at()), clientIds, thumbprints, tags));
            return draft.account();
        }

        /// The ARN that the provider gets in this account.
        public String arn(Account account) {
            return IamArn.of(account, "oidc-provider", "/", url.replaceFirst("^https://", ""));
        }
    }

    /// Removes an OpenID Connect provider.
    record DeleteOpenIdConnectProvider(String arn) implements ProviderEffect {
        @Override
        public String operation() {
            return "iam:DeleteOpenIDConnectProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            AccountDraft draft = AccountDraft.of(account);
            CredentialDraft.remove(
                    draft.openIdConnectProviders,
                    one -> one.arn().equals(arn),
                    "OpenID Connect provider",
                    arn);
            return draft.account();
        }
    }

    /// Lets an OpenID Connect provider name another audience.
    record AddClientIdToOpenIdConnectProvider(String arn, String clientId)
            implements ProviderEffect {
        @Override
        public String operation() {
            return "iam:AddClientIDToOpenIDConnectProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return change(
                    account,
                    arn,
                    one -> {
                        var ids = new ArrayList<>(one.clientIds());
                        if (!ids.contains(clientId)) {
                            ids.add(clientId);
                        }
                        return one.withClientIds(ids);
                    });
        }
    }

    /// Takes an OpenID Connect provider an audience.
    record RemoveClientIdFromOpenIdConnectProvider(String arn, String clientId)
            implements ProviderEffect {
        @Override
        public String operation() {
            return "iam:RemoveClientIDFromOpenIDConnectProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return change(
                    account,
                    arn,
                    one ->
                            one.withClientIds(
                                    one.clientIds().stream()
                                            .filter(id -> !id.equals(clientId))
                                            .toList()));
        }
    }

    /// Gives an OpenID Connect provider other thumbprints, in the place of all.
    record UpdateOpenIdConnectProviderThumbprint(String arn, List<String> thumbprints)
            implements ProviderEffect {
        public UpdateOpenIdConnectProviderThumbprint {
            thumbprints = List.copyOf(thumbprints);
        }

        @Override
        public String operation() {
            return "iam:UpdateOpenIDConnectProviderThumbprint";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return change(account, arn, one -> one.withThumbprints(thumbprints));
        }
    }

    /// Gives a SAML provider tags, in the place of those with the same keys.
    record TagSamlProvider(String arn, Map<String, String> tags) implements ProviderEffect {
        public TagSamlProvider {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "iam:TagSAMLProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changeSaml(account, arn, one -> one.withTags(Rights.tagged(one.tags(), tags)));
        }
    }

    /// Takes a SAML provider some tags, if it has them.
    record UntagSamlProvider(String arn, List<String> keys) implements ProviderEffect {
        public UntagSamlProvider {
            keys = List.copyOf(keys);
        }

        @Override
        public String operation() {
            return "iam:UntagSAMLProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return changeSaml(account, arn, one -> one.withTags(Rights.untagged(one.tags(), keys)));
        }
    }

    /// Gives an OpenID Connect provider tags, in the place of those with the same keys.
    record TagOpenIdConnectProvider(String arn, Map<String, String> tags)
            implements ProviderEffect {
        public TagOpenIdConnectProvider {
            tags = Map.copyOf(tags);
        }

        @Override
        public String operation() {
            return "iam:TagOpenIDConnectProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return change(account, arn, one -> one.withTags(Rights.tagged(one.tags(), tags)));
        }
    }

    /// Takes an OpenID Connect provider some tags, if it has them.
    record UntagOpenIdConnectProvider(String arn, List<String> keys) implements ProviderEffect {
        public UntagOpenIdConnectProvider {
            keys = List.copyOf(keys);
        }

        @Override
        public String operation() {
            return "iam:UntagOpenIDConnectProvider";
        }

        @Override
        public Account applyTo(Account account, Assigned assigned) {
            return change(account, arn, one -> one.withTags(Rights.untagged(one.tags(), keys)));
        }
    }

    private static Account changeSaml(
            Account account, String arn, UnaryOperator<SamlProvider> change) {
        AccountDraft draft = AccountDraft.of(account);
        CredentialDraft.change(
                draft.samlProviders, one -> one.arn().equals(arn), "SAML provider", arn, change);
        return draft.account();
    }

    private static Account change(
            Account account, String arn, UnaryOperator<OpenIdConnectProvider> change) {
        AccountDraft draft = AccountDraft.of(account);
        CredentialDraft.change(
                draft.openIdConnectProviders,
                one -> one.arn().equals(arn),
                "OpenID Connect provider",
                arn,
                change);
        return draft.account();
    }
}
