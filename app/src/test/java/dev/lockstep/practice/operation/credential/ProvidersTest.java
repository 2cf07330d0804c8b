package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.CreateSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersResponse;
import software.amazon.awssdk.services.iam.model.ListSamlProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListSamlProvidersResponse;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintRequest;
import software.amazon.awssdk.services.iam.model.UpdateSamlProviderRequest;

/// SAML and OpenID Connect providers.
class ProvidersTest {
    private static final String SAML = Practice.ARN + "saml-provider/okta";
    private static final String OIDC = Practice.ARN + "oidc-provider/token.example.com";
    private static final String METADATA =
            """
            <?xml version="1.0"?>
            <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="x"%s>
              <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"/>
            </EntityDescriptor>
            """;

    private final Practice practice = new Practice();

    @Test
    void a_SAML_provider_is_valid_for_100_years_unless_its_metadata_say_less() {
        assertThat(
                        practice.ask(saml(METADATA.formatted("")), CreateSamlProviderResponse.class)
                                .samlProviderArn())
                .isEqualTo(SAML);
        assertThat(getSaml().validUntil()).isEqualTo(Instant.parse("2126-11-25T12:00:00Z"));
        String dated = METADATA.formatted(" validUntil=\"2030-01-01T00:00:00Z\"");
        practice.does(
                UpdateSamlProviderRequest.builder()
                        .samlProviderArn(SAML)
                        .samlMetadataDocument(dated)
                        .build());
        assertThat(getSaml().validUntil()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
        assertThat(getSaml().samlMetadataDocument()).isEqualTo(dated);
        assertThat(
                        practice.ask(
                                        ListSamlProvidersRequest.builder().build(),
                                        ListSamlProvidersResponse.class)
                                .samlProviderList())
                .singleElement()
                .satisfies(one -> assertThat(one.arn()).isEqualTo(SAML));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<EntityDescriptor/>",
                "<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'>",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>",
                "<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata'"
                        + " validUntil='never'><IDPSSODescriptor/></EntityDescriptor>"
            })
    void what_are_no_metadata_of_a_provider_is_refused(String document) {
        assertThat(practice.refusal(saml(document)))
                .isEqualTo("400 InvalidInput: Could not parse metadata");
    }

    @Test
    void a_second_SAML_provider_of_that_name_and_one_that_is_gone_are_refused() {
        practice.does(saml(METADATA.formatted("")));
        assertThat(practice.refusal(saml(METADATA.formatted(""))))
                .startsWith("409 EntityAlreadyExists: ");
        var delete = DeleteSamlProviderRequest.builder().samlProviderArn(SAML).build();
        practice.does(delete);
        assertThat(practice.refusal(delete))
                .isEqualTo("404 NoSuchEntity: Manifest not found for arn " + SAML);
    }

    @Test
    void an_OpenID_Connect_provider_is_made_changed_and_read() {
        assertThat(
                        practice.ask(
                                        oidc("https://token.example.com"),
                                        CreateOpenIdConnectProviderResponse.class)
                                .openIDConnectProviderArn())
                .isEqualTo(OIDC);
        practice.does(
                        AddClientIdToOpenIdConnectProviderRequest.builder()
                                .openIDConnectProviderArn(OIDC)
                                .clientID("two")
                                .build())
                .does(
                        RemoveClientIdFromOpenIdConnectProviderRequest.builder()
                                .openIDConnectProviderArn(OIDC)
                                .clientID("one")
                                .build())
                .does(
                        UpdateOpenIdConnectProviderThumbprintRequest.builder()
                                .openIDConnectProviderArn(OIDC)
                                .thumbprintList("f2")
                                .build());
        assertThat(
                        practice.ask(
                                GetOpenIdConnectProviderRequest.builder()
                                        .openIDConnectProviderArn(OIDC)
                                        .build(),
                                GetOpenIdConnectProviderResponse.class))
                .isEqualTo(
                        GetOpenIdConnectProviderResponse.builder()
                                .url("token.example.com")
                                .clientIDList("two")
                                .thumbprintList("f2")
                                .createDate(Practice.START)
                                .build());
    }

    @Test
    void an_OpenID_Connect_provider_needs_https_and_is_there_once() {
        assertThat(practice.refusal(oidc("http://token.example.com")))
                .startsWith("400 ValidationError: ");
        practice.does(oidc("https://token.example.com"));
        assertThat(practice.refusal(oidc("https://token.example.com")))
                .isEqualTo(
                        "409 EntityAlreadyExists: Provider with url https://token.example.com"
                                + " already exists.");
        assertThat(
                        practice.refusal(
                                UpdateOpenIdConnectProviderThumbprintRequest.builder()
                                        .openIDConnectProviderArn(OIDC)
                                        .thumbprintList(List.of("1", "2", "3", "4", "5", "6"))
                                        .build()))
                .startsWith("400 InvalidInput: ");
    }

    @Test
    void deleting_an_OpenID_Connect_provider_twice_is_no_error() {
        practice.does(oidc("https://token.example.com"));
        var delete =
                DeleteOpenIdConnectProviderRequest.builder().openIDConnectProviderArn(OIDC).build();
        practice.does(delete).does(delete);
        assertThat(
                        practice.ask(
                                        ListOpenIdConnectProvidersRequest.builder().build(),
                                        ListOpenIdConnectProvidersResponse.class)
                                .openIDConnectProviderList())
                .isEmpty();
        assertThat(
                        practice.refusal(
                                GetOpenIdConnectProviderRequest.builder()
                                        .openIDConnectProviderArn(OIDC)
                                        .build()))
                .isEqualTo("404 NoSuchEntity: OpenIDConnect Provider not found for arn " + OIDC);
    }

    private GetSamlProviderResponse getSaml() {
        return practice.ask(
                GetSamlProviderRequest.builder().samlProviderArn(SAML).build(),
                GetSamlProviderResponse.class);
    }

    private static CreateSamlProviderRequest saml(String document) {
        return CreateSamlProviderRequest.builder()
                .name("okta")
                .samlMetadataDocument(document)
                .build();
    }

    private static CreateOpenIdConnectProviderRequest oidc(String url) {
        return CreateOpenIdConnectProviderRequest.builder()
                .url(url)
                .clientIDList("one")
                .thumbprintList("f1")
                .build();
    }
}
