package dev.lockstep.practice.operation.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.around.ServerCertificate;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.ProviderEffect.CreateOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.CreateSamlProvider;
import dev.lockstep.effect.ServerCertificateEffect.UploadServerCertificate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.CreateVirtualMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.GetServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.GetServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.ListMfaDeviceTagsRequest;
import software.amazon.awssdk.services.iam.model.ListMfaDeviceTagsResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsResponse;
import software.amazon.awssdk.services.iam.model.ListSamlProviderTagsRequest;
import software.amazon.awssdk.services.iam.model.ListSamlProviderTagsResponse;
import software.amazon.awssdk.services.iam.model.ListServerCertificateTagsRequest;
import software.amazon.awssdk.services.iam.model.ListServerCertificateTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.TagSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.TagServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.UntagMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagServerCertificateRequest;

class CredentialTagsTest {
    private static final Tag A = Tag.builder().key("a").value("1").build();
    private static final Tag B = Tag.builder().key("b").value("2").build();
    private static final String PHONE = Practice.ARN + "mfa/phone";
    private static final String SAML = Practice.ARN + "saml-provider/okta";
    private static final String OIDC = Practice.ARN + "oidc-provider/token.example.com";

    private final Practice practice = new Practice();

    @Test
    void tags_of_a_virtual_device_are_those_of_its_creation_and_what_came_and_went() {
        practice.does(
                        CreateVirtualMfaDeviceRequest.builder()
                                .virtualMFADeviceName("phone")
                                .tags(A)
                                .build())
                .does(tag(B));
        assertThat(deviceTags().tags()).containsExactly(A, B);
        assertThat(deviceTags().isTruncated()).isFalse();
        practice.does(UntagMfaDeviceRequest.builder().serialNumber(PHONE).tagKeys("A").build());
        assertThat(deviceTags().tags()).containsExactly(B);
    }

    @Test
    void tags_of_AWS_twice_the_same_and_more_than_50_are_refused() {
        practice.does(
                CreateVirtualMfaDeviceRequest.builder().virtualMFADeviceName("phone").build());
        Tag reserved = Tag.builder().key("aws:x").value("1").build();
        assertThat(practice.refusal(tag(reserved))).startsWith("400 InvalidInput: ");
        assertThat(practice.refusal(tag(A, A))).startsWith("400 InvalidInput: ");
        Tag[] many =
                IntStream.range(0, 51)
                        .mapToObj(i -> Tag.builder().key("k" + i).value("").build())
                        .toArray(Tag[]::new);
        assertThat(practice.refusal(tag(many))).startsWith("409 LimitExceeded: ");
        assertThat(
                        practice.refusal(
                                CreateVirtualMfaDeviceRequest.builder()
                                        .virtualMFADeviceName("tablet")
                                        .tags(A, A)
                                        .build()))
                .startsWith("400 InvalidInput: ");
    }

    @Test
    void what_is_not_there_has_no_tags() {
        assertThat(practice.refusal(tag(A)))
                .isEqualTo(
                        "404 NoSuchEntity: VirtualMFADevice with serial number "
                                + PHONE
                                + " doesn't exist.");
        assertThat(
                        practice.refusal(
                                TagServerCertificateRequest.builder()
                                        .serverCertificateName("shop")
                                        .tags(A)
                                        .build()))
                .startsWith("404 NoSuchEntity: ");
        assertThat(
                        practice.refusal(
                                ListSamlProviderTagsRequest.builder()
                                        .samlProviderArn(SAML)
                                        .build()))
                .startsWith("404 NoSuchEntity: ");
        assertThat(
                        practice.refusal(
                                UntagOpenIdConnectProviderRequest.builder()
                                        .openIDConnectProviderArn(OIDC)
                                        .tagKeys("a")
                                        .build()))
                .startsWith("404 NoSuchEntity: ");
    }

    @Test
    void a_server_certificate_is_got_with_its_tags() {
        practice.with(
                        practice.state()
                                .after(
                                        new UploadServerCertificate(
                                                "/", "shop", "PEM", Optional.empty()),
                                        Assigned.of(Practice.START, "ASCA1")))
                .does(
                        TagServerCertificateRequest.builder()
                                .serverCertificateName("shop")
                                .tags(A, B)
                                .build())
                .does(
                        UntagServerCertificateRequest.builder()
                                .serverCertificateName("shop")
                                .tagKeys("b")
                                .build());
        assertThat(practice.truth().serverCertificates())
                .extracting(ServerCertificate::name)
                .containsExactly("shop");
        var asked = GetServerCertificateRequest.builder().serverCertificateName("shop").build();
        assertThat(
                        practice.ask(asked, GetServerCertificateResponse.class)
                                .serverCertificate()
                                .tags())
                .containsExactly(A);
        var list = ListServerCertificateTagsRequest.builder().serverCertificateName("shop").build();
        assertThat(practice.ask(list, ListServerCertificateTagsResponse.class).tags())
                .containsExactly(A);
    }

    @Test
    void identity_providers_are_got_with_their_tags() {
        practice.with(
                        practice.state()
                                .after(
                                        new CreateSamlProvider("okta", "<x/>"),
                                        Assigned.at(Practice.START))
                                .after(
                                        new CreateOpenIdConnectProvider(
                                                "https://token.example.com", List.of(), List.of()),
                                        Assigned.at(Practice.START)))
                .does(TagSamlProviderRequest.builder().samlProviderArn(SAML).tags(A, B).build())
                .does(UntagSamlProviderRequest.builder().samlProviderArn(SAML).tagKeys("a").build())
                .does(
                        TagOpenIdConnectProviderRequest.builder()
                                .openIDConnectProviderArn(OIDC)
                                .tags(A)
                                .build());
        var saml = GetSamlProviderRequest.builder().samlProviderArn(SAML).build();
        assertThat(practice.ask(saml, GetSamlProviderResponse.class).tags()).containsExactly(B);
        var samlTags = ListSamlProviderTagsRequest.builder().samlProviderArn(SAML).build();
        assertThat(practice.ask(samlTags, ListSamlProviderTagsResponse.class).tags())
                .containsExactly(B);
        var oidc = GetOpenIdConnectProviderRequest.builder().openIDConnectProviderArn(OIDC).build();
        assertThat(practice.ask(oidc, GetOpenIdConnectProviderResponse.class).tags())
                .containsExactly(A);
        var oidcTags =
                ListOpenIdConnectProviderTagsRequest.builder()
                        .openIDConnectProviderArn(OIDC)
                        .build();
        assertThat(practice.ask(oidcTags, ListOpenIdConnectProviderTagsResponse.class).tags())
                .containsExactly(A);
    }

    private static TagMfaDeviceRequest tag(Tag... tags) {
        return TagMfaDeviceRequest.builder().serialNumber(PHONE).tags(tags).build();
    }

    private ListMfaDeviceTagsResponse deviceTags() {
        return practice.ask(
                ListMfaDeviceTagsRequest.builder().serialNumber(PHONE).build(),
                ListMfaDeviceTagsResponse.class);
    }
}
