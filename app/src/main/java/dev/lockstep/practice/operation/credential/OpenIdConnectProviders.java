package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.OpenIdConnectProvider;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.ProviderEffect;
import dev.lockstep.effect.ProviderEffect.AddClientIdToOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.CreateOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.DeleteOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.RemoveClientIdFromOpenIdConnectProvider;
import dev.lockstep.effect.ProviderEffect.UpdateOpenIdConnectProviderThumbprint;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.operation.Tags;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersResponse;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintRequest;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintResponse;

/// OpenID Connect identity providers. Nobody asks the issuer for anything: a practice account does
/// not reach out, so a provider without thumbprints stays without.
final class OpenIdConnectProviders {
    private static final int MOST_THUMBPRINTS = 5;

    private OpenIdConnectProviders() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreateOpenIdConnectProviderRequest one -> Optional.of(create(one, call));
            case ListOpenIdConnectProvidersRequest _ -> Optional.of(list(call));
            case GetOpenIdConnectProviderRequest one -> Optional.of(get(one, call));
            case AddClientIdToOpenIdConnectProviderRequest one -> Optional.of(addClient(one, call));
            case RemoveClientIdFromOpenIdConnectProviderRequest one ->
                    Optional.of(
                            write(
                                    RemoveClientIdFromOpenIdConnectProviderResponse.builder()
                                            .build(),
                                    new RemoveClientIdFromOpenIdConnectProvider(
                                            known(one.openIDConnectProviderArn(), call),
                                            one.clientID()),
                                    call));
            case UpdateOpenIdConnectProviderThumbprintRequest one ->
                    Optional.of(thumbprints(one, call));
            case DeleteOpenIdConnectProviderRequest one -> Optional.of(delete(one, call));
            default -> Optional.empty();
        };
    }

    private static Answer create(CreateOpenIdConnectProviderRequest request, Call call) {
        String url = request.url();
        if (!url.startsWith("https://")) {
            throw IamRefusal.validation("Invalid Open ID Connect Provider URL");
        }
        checkThumbprints(request.thumbprintList());
        Quota.oneMore(
                request.clientIDList().size() - 1,
                "ClientIdsPerOpenIdConnectProvider",
                Quota.CLIENT_IDS_PER_PROVIDER);
        var effect =
                new CreateOpenIdConnectProvider(
                        url,
                        request.clientIDList(),
                        request.thumbprintList(),
                        Tags.ofNew(request.tags()));
        String arn = effect.arn(call.truth());
        if (call.truth().openIdConnectProviders().stream().anyMatch(one -> one.arn().equals(arn))) {
            throw IamRefusal.alreadyExists("Provider with url " + url + " already exists.");
        }
        Quota.oneMore(
                call.truth().openIdConnectProviders().size(),
                "OpenIdConnectProviders",
                Quota.OPEN_ID_CONNECT_PROVIDERS);
        return write(
                CreateOpenIdConnectProviderResponse.builder()
                        .openIDConnectProviderArn(arn)
                        .tags(request.hasTags() ? request.tags() : null)
                        .build(),
                effect,
                call);
    }

    private static Answer list(Call call) {
        return Answer.of(
                ListOpenIdConnectProvidersResponse.builder()
                        .openIDConnectProviderList(
                                call.seen().openIdConnectProviders().stream()
                                        .map(one ->
                                                OpenIDConnectProviderListEntry.builder()
                                                        .arn(one.arn())
                                                        .build())
                                        .toList())
                        .build(),
                call);
    }

    private static Answer get(GetOpenIdConnectProviderRequest request, Call call) {
        OpenIdConnectProvider one = find(call.seen(), request.openIDConnectProviderArn());
        return Answer.of(
                GetOpenIdConnectProviderResponse.builder()
                        .url(one.url())
                        .clientIDList(one.clientIds())
                        .thumbprintList(one.thumbprints())
                        .createDate(one.created().orElse(null))
                        .tags(Tags.shownIfAny(one.tags()))
                        .build(),
                call);
    }

    private static Answer addClient(AddClientIdToOpenIdConnectProviderRequest request, Call call) {
        OpenIdConnectProvider one = find(call.truth(), request.openIDConnectProviderArn());
        if (!one.clientIds().contains(request.clientID())) {
            Quota.oneMore(
                    one.clientIds().size(),
                    "ClientIdsPerOpenIdConnectProvider",
                    Quota.CLIENT_IDS_PER_PROVIDER);
        }
        return write(
                AddClientIdToOpenIdConnectProviderResponse.builder().build(),
                new AddClientIdToOpenIdConnectProvider(one.arn(), request.clientID()),
                call);
    }

    private static Answer thumbprints(
            UpdateOpenIdConnectProviderThumbprintRequest request, Call call) {
        String arn = known(request.openIDConnectProviderArn(), call);
        checkThumbprints(request.thumbprintList());
        return write(
                UpdateOpenIdConnectProviderThumbprintResponse.builder().build(),
                new UpdateOpenIdConnectProviderThumbprint(arn, request.thumbprintList()),
                call);
    }

    /// Deleting one that is not there is no error (iam:DeleteOpenIDConnectProvider: "This operation
    /// is idempotent").
    private static Answer delete(DeleteOpenIdConnectProviderRequest request, Call call) {
        var answer = DeleteOpenIdConnectProviderResponse.builder().build();
        String arn = request.openIDConnectProviderArn();
        boolean isThere =
                call.truth().openIdConnectProviders().stream()
                        .anyMatch(one -> one.arn().equals(arn));
        return isThere
                ? write(answer, new DeleteOpenIdConnectProvider(arn), call)
                : Answer.of(answer, call);
    }

    private static void checkThumbprints(List<String> thumbprints) {
        if (thumbprints.size() > MOST_THUMBPRINTS) {
            throw IamRefusal.invalidInput("Thumbprint list must contain fewer than 5 entries.");
        }
    }

    private static Answer write(SdkPojo answer, ProviderEffect effect, Call call) {
        return new Answer(answer, call.state().after(effect, Assigned.at(call.now())));
    }

    private static String known(String arn, Call call) {
        return find(call.truth(), arn).arn();
    }

    static OpenIdConnectProvider find(Account account, String arn) {
        return account.openIdConnectProviders().stream()
                .filter(one -> one.arn().equals(arn))
                .findFirst()
                .orElseThrow(() ->
                        IamRefusal.noSuchEntity("OpenIDConnect Provider not found for arn " + arn));
    }
}
