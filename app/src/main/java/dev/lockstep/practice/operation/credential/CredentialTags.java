package dev.lockstep.practice.operation.credential;

import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect.TagMfaDevice;
import dev.lockstep.effect.MfaEffect.UntagMfaDevice;
import dev.lockstep.effect.ProviderEffect.TagOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.TagSamlProvider;
import dev.lockstep.effect.ProviderEffect.UntagOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.UntagSamlProvider;
import dev.lockstep.effect.ServerCertificateEffect.TagServerCertificate;
import dev.lockstep.effect.ServerCertificateEffect.UntagServerCertificate;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Tags;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
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
import software.amazon.awssdk.services.iam.model.TagMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.TagSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.TagSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.TagServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.TagServerCertificateResponse;
import software.amazon.awssdk.services.iam.model.UntagMfaDeviceRequest;
import software.amazon.awssdk.services.iam.model.UntagMfaDeviceResponse;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UntagSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.UntagServerCertificateRequest;
import software.amazon.awssdk.services.iam.model.UntagServerCertificateResponse;

/// The tags of virtual MFA devices, server certificates and identity providers.
final class CredentialTags {
    private CredentialTags() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return written(request, call).or(() -> listed(request, call));
    }

    private static Optional<Answer> written(SdkPojo request, Call call) {
        return switch (request) {
            case TagMfaDeviceRequest one -> {
                Map<String, String> before =
                        VirtualMfaDevices.find(call.truth(), one.serialNumber()).tags();
                yield write(
                        TagMfaDeviceResponse.builder().build(),
                        new TagMfaDevice(one.serialNumber(), Tags.added(before, one.tags())),
                        call);
            }
            case UntagMfaDeviceRequest one -> {
                VirtualMfaDevices.find(call.truth(), one.serialNumber());
                yield write(
                        UntagMfaDeviceResponse.builder().build(),
                        new UntagMfaDevice(one.serialNumber(), Tags.removable(one.tagKeys())),
                        call);
            }
            case TagServerCertificateRequest one -> {
                Map<String, String> before =
                        ServerCertificates.find(call.truth(), one.serverCertificateName()).tags();
                yield write(
                        TagServerCertificateResponse.builder().build(),
                        new TagServerCertificate(
                                one.serverCertificateName(), Tags.added(before, one.tags())),
                        call);
            }
            case UntagServerCertificateRequest one -> {
                ServerCertificates.find(call.truth(), one.serverCertificateName());
                yield write(
                        UntagServerCertificateResponse.builder().build(),
                        new UntagServerCertificate(
                                one.serverCertificateName(), Tags.removable(one.tagKeys())),
                        call);
            }
            case TagSamlProviderRequest one -> {
                Map<String, String> before =
                        SamlProviders.find(call.truth(), one.samlProviderArn()).tags();
                yield write(
                        TagSamlProviderResponse.builder().build(),
                        new TagSamlProvider(one.samlProviderArn(), Tags.added(before, one.tags())),
                        call);
            }
            case UntagSamlProviderRequest one -> {
                SamlProviders.find(call.truth(), one.samlProviderArn());
                yield write(
                        UntagSamlProviderResponse.builder().build(),
                        new UntagSamlProvider(one.samlProviderArn(), Tags.removable(one.tagKeys())),
                        call);
            }
            case TagOpenIdConnectProviderRequest one -> {
                Map<String, String> before =
                        OpenIdConnectProviders.find(call.truth(), one.openIDConnectProviderArn())
                                .tags();
                yield write(
                        TagOpenIdConnectProviderResponse.builder().build(),
                        new TagOpenIdConnectProvider(
                                one.openIDConnectProviderArn(), Tags.added(before, one.tags())),
                        call);
            }
            case UntagOpenIdConnectProviderRequest one -> {
                OpenIdConnectProviders.find(call.truth(), one.openIDConnectProviderArn());
                yield write(
                        UntagOpenIdConnectProviderResponse.builder().build(),
                        new UntagOpenIdConnectProvider(
                                one.openIDConnectProviderArn(), Tags.removable(one.tagKeys())),
                        call);
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> listed(SdkPojo request, Call call) {
        return switch (request) {
            case ListMfaDeviceTagsRequest one -> {
                Page<Tag> page =
                        Tags.page(
                                VirtualMfaDevices.find(call.seen(), one.serialNumber()).tags(),
                                one.maxItems(),
                                one.marker());
                yield Optional.of(
                        Answer.of(
                                ListMfaDeviceTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.markerOrNull())
                                        .build(),
                                call));
            }
            case ListServerCertificateTagsRequest one -> {
                Page<Tag> page =
                        Tags.page(
                                ServerCertificates.find(call.seen(), one.serverCertificateName())
                                        .tags(),
                                one.maxItems(),
                                one.marker());
                yield Optional.of(
                        Answer.of(
                                ListServerCertificateTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.markerOrNull())
                                        .build(),
                                call));
            }
            case ListSamlProviderTagsRequest one -> {
                Page<Tag> page =
                        Tags.page(
                                SamlProviders.find(call.seen(), one.samlProviderArn()).tags(),
                                one.maxItems(),
                                one.marker());
                yield Optional.of(
                        Answer.of(
                                ListSamlProviderTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.markerOrNull())
                                        .build(),
                                call));
            }
            case ListOpenIdConnectProviderTagsRequest one -> {
                Page<Tag> page =
                        Tags.page(
                                OpenIdConnectProviders.find(
                                                call.seen(), one.openIDConnectProviderArn())
                                        .tags(),
                                one.maxItems(),
                                one.marker());
                yield Optional.of(
                        Answer.of(
                                ListOpenIdConnectProviderTagsResponse.builder()
                                        .tags(page.items())
                                        .isTruncated(page.isTruncated())
                                        .marker(page.markerOrNull())
                                        .build(),
                                call));
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> write(SdkPojo answer, Effect effect, Call call) {
        return Optional.of(new Answer(answer, call.state().after(effect, Assigned.at(call.now()))));
    }
}
