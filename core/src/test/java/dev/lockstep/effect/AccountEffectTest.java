package dev.lockstep.effect;

import static dev.lockstep.effect.TwoUsers.LATER;
import static dev.lockstep.effect.TwoUsers.NOW;
import static dev.lockstep.effect.TwoUsers.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.OpenIdConnectProvider;
import dev.lockstep.account.around.SamlProvider;
import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.effect.AccountEffect.CreateAccountAlias;
import dev.lockstep.effect.AccountEffect.DeleteAccountAlias;
import dev.lockstep.effect.AccountEffect.DeleteAccountPasswordPolicy;
import dev.lockstep.effect.AccountEffect.UpdateAccountPasswordPolicy;
import dev.lockstep.effect.ProviderEffect.AddClientIdToOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.CreateOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.CreateSamlProvider;
import dev.lockstep.effect.ProviderEffect.DeleteOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.DeleteSamlProvider;
import dev.lockstep.effect.ProviderEffect.RemoveClientIdFromOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.TagOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.TagSamlProvider;
import dev.lockstep.effect.ProviderEffect.UntagOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.UntagSamlProvider;
import dev.lockstep.effect.ProviderEffect.UpdateOpenIdConnectProviderThumbprint;
import dev.lockstep.effect.ProviderEffect.UpdateSamlProvider;
import dev.lockstep.effect.ServerCertificateEffect.DeleteServerCertificate;
import dev.lockstep.effect.ServerCertificateEffect.TagServerCertificate;
import dev.lockstep.effect.ServerCertificateEffect.UntagServerCertificate;
import dev.lockstep.effect.ServerCertificateEffect.UpdateServerCertificate;
import dev.lockstep.effect.ServerCertificateEffect.UploadServerCertificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountEffectTest {
    private static final String ARN = "arn:aws:iam::123456789012:";
    private static final PasswordPolicy STRONG =
            new PasswordPolicy(
                    14, true, true, true, true, true, Optional.of(90), Optional.of(24), false);

    private final Account fresh = TwoUsers.fresh();

    @Test
    void a_password_policy_takes_the_place_of_the_other_and_goes_again() {
        Account one = after(fresh, new UpdateAccountPasswordPolicy(STRONG));
        assertThat(one.passwordPolicy()).contains(STRONG);
        assertThat(after(one, new DeleteAccountPasswordPolicy())).isEqualTo(fresh);
    }

    @Test
    void an_alias_takes_the_place_of_the_other_and_goes_again() {
        Account two = after(fresh, new CreateAccountAlias("one"), new CreateAccountAlias("two"));
        assertThat(two.alias()).contains("two");
        assertThat(after(two, new DeleteAccountAlias("two"))).isEqualTo(fresh);
    }

    @Test
    void a_server_certificate_moves_to_another_path_and_name() {
        Account one =
                new UploadServerCertificate("/web/", "shop", "PEM", Optional.of("CHAIN"))
                        .applyTo(
                                fresh, new Assigned(NOW, Optional.of("ASCA1"), Optional.of(LATER)));
        Account next =
                after(
                        one,
                        new UpdateServerCertificate(
                                "shop", Optional.empty(), Optional.of("store")));
        assertThat(next.serverCertificates())
                .containsExactly(
                        new ServerCertificate(
                                "store",
                                Optional.of(ARN + "server-certificate/web/store"),
                                Optional.of(LATER),
                                Optional.of("ASCA1"),
                                Optional.of(NOW),
                                Optional.of("PEM"),
                                Optional.of("CHAIN")));
        assertThat(after(next, new DeleteServerCertificate("store"))).isEqualTo(fresh);
    }

    @Test
    void a_SAML_provider_gets_other_metadata_with_another_end() {
        Account one = after(fresh, new CreateSamlProvider("okta", "<old/>"));
        String arn = ARN + "saml-provider/okta";
        Account next =
                new UpdateSamlProvider(arn, "<new/>")
                        .applyTo(one, new Assigned(LATER, Optional.empty(), Optional.of(LATER)));
        assertThat(next.samlProviders())
                .containsExactly(
                        new SamlProvider(
                                arn, Optional.of(NOW), Optional.of(LATER), Optional.of("<new/>")));
        assertThat(after(next, new DeleteSamlProvider(arn))).isEqualTo(fresh);
    }

    @Test
    void an_OpenID_Connect_provider_gets_audiences_and_thumbprints() {
        String arn = ARN + "oidc-provider/token.example.com/a";
        Account next =
                after(
                        fresh,
                        new CreateOpenIdConnectProvider(
                                "https://token.example.com/a", List.of("one"), List.of("f1")),
                        new AddClientIdToOpenIdConnectProvider(arn, "two"),
                        new AddClientIdToOpenIdConnectProvider(arn, "two"),
                        new RemoveClientIdFromOpenIdConnectProvider(arn, "one"),
                        new UpdateOpenIdConnectProviderThumbprint(arn, List.of("f2")));
        assertThat(next.openIdConnectProviders())
                .containsExactly(
                        new OpenIdConnectProvider(
                                arn, Optional.of(NOW), List.of("two"), List.of("f2")));
        assertThat(next.openIdConnectProviders().getFirst().url()).isEqualTo("token.example.com/a");
        assertThat(after(next, new DeleteOpenIdConnectProvider(arn))).isEqualTo(fresh);
    }

    @Test
    void a_server_certificate_keeps_its_tags_under_another_name() {
        Account next =
                after(
                        fresh,
                        new UploadServerCertificate(
                                "/", "shop", "PEM", Optional.empty(), Map.of("a", "1")),
                        new TagServerCertificate("shop", Map.of("b", "2")),
                        new UpdateServerCertificate("shop", Optional.empty(), Optional.of("store")),
                        new UntagServerCertificate("store", List.of("a")));
        assertThat(next.serverCertificates().getFirst().tags()).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void providers_keep_their_tags_when_all_else_changes() {
        String saml = ARN + "saml-provider/okta";
        String oidc = ARN + "oidc-provider/token.example.com";
        Account next =
                after(
                        fresh,
                        new CreateSamlProvider("okta", "<old/>", Map.of("a", "1")),
                        new TagSamlProvider(saml, Map.of("b", "2")),
                        new UpdateSamlProvider(saml, "<new/>"),
                        new UntagSamlProvider(saml, List.of("a")),
                        new CreateOpenIdConnectProvider(
                                "https://token.example.com",
                                List.of("one"),
                                List.of("f1"),
                                Map.of("a", "1")),
                        new TagOpenIdConnectProvider(oidc, Map.of("b", "2")),
                        new AddClientIdToOpenIdConnectProvider(oidc, "two"),
                        new UpdateOpenIdConnectProviderThumbprint(oidc, List.of("f2")),
                        new UntagOpenIdConnectProvider(oidc, List.of("b")));
        assertThat(next.samlProviders().getFirst().tags()).isEqualTo(Map.of("b", "2"));
        assertThat(next.openIdConnectProviders().getFirst().tags()).isEqualTo(Map.of("a", "1"));
    }

    private static Stream<Effect> effectsOnNothing() {
        return Stream.of(
                new DeleteAccountPasswordPolicy(),
                new DeleteAccountAlias("none"),
                new UpdateServerCertificate("none", Optional.empty(), Optional.empty()),
                new DeleteServerCertificate("none"),
                new UpdateSamlProvider("none", "<x/>"),
                new DeleteSamlProvider("none"),
                new DeleteOpenIdConnectProvider("none"),
                new AddClientIdToOpenIdConnectProvider("none", "x"),
                new RemoveClientIdFromOpenIdConnectProvider("none", "x"),
                new UpdateOpenIdConnectProviderThumbprint("none", List.of()),
                new TagServerCertificate("none", Map.of()),
                new UntagServerCertificate("none", List.of()),
                new TagSamlProvider("none", Map.of()),
                new UntagSamlProvider("none", List.of()),
                new TagOpenIdConnectProvider("none", Map.of()),
                new UntagOpenIdConnectProvider("none", List.of()));
    }

    @ParameterizedTest
    @MethodSource("effectsOnNothing")
    void an_effect_on_what_is_not_there_is_a_mistake(Effect effect) {
        assertThatIllegalArgumentException().isThrownBy(() -> after(fresh, effect));
        assertThat(effect.operation()).matches("iam:[A-Z][A-Za-z]+");
    }
}
