package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.around.SamlProvider;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.ProviderEffect.CreateSamlProvider;
import dev.lockstep.effect.ProviderEffect.DeleteSamlProvider;
import dev.lockstep.effect.ProviderEffect.UpdateSamlProvider;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.operation.Tags;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.CreateSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.GetSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.GetSamlProviderResponse;
import software.amazon.awssdk.services.iam.model.ListSamlProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListSamlProvidersResponse;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;
import software.amazon.awssdk.services.iam.model.UpdateSamlProviderRequest;
import software.amazon.awssdk.services.iam.model.UpdateSamlProviderResponse;

/// SAML identity providers.
final class SamlProviders {
    /// What IAM gives metadata that say no end.
    private static final int YEARS = 100;

    private SamlProviders() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreateSamlProviderRequest one -> Optional.of(create(one, call));
            case ListSamlProvidersRequest _ -> Optional.of(list(call));
            case GetSamlProviderRequest one -> Optional.of(get(one, call));
            case UpdateSamlProviderRequest one -> Optional.of(update(one, call));
            case DeleteSamlProviderRequest one -> Optional.of(delete(one, call));
            default -> Optional.empty();
        };
    }

    private static Answer create(CreateSamlProviderRequest request, Call call) {
        var effect =
                new CreateSamlProvider(
                        request.name(), request.samlMetadataDocument(), Tags.ofNew(request.tags()));
        String arn = effect.arn(call.truth());
        if (call.truth().samlProviders().stream()
                .anyMatch(one -> one.arn().equalsIgnoreCase(arn))) {
            throw IamRefusal.alreadyExists(
                    "SAMLProvider with name " + request.name() + " already exists.");
        }
        Quota.oneMore(call.truth().samlProviders().size(), "SAMLProviders", Quota.SAML_PROVIDERS);
        Assigned assigned = assigned(request.samlMetadataDocument(), call);
        return new Answer(
                CreateSamlProviderResponse.builder()
                        .samlProviderArn(arn)
                        .tags(request.hasTags() ? request.tags() : null)
                        .build(),
                call.state().after(effect, assigned));
    }

    private static Answer list(Call call) {
        return Answer.of(
                ListSamlProvidersResponse.builder()
                        .samlProviderList(
                                call.seen().samlProviders().stream()
                                        .map(one ->
                                                SAMLProviderListEntry.builder()
                                                        .arn(one.arn())
                                                        .validUntil(one.validUntil().orElse(null))
                                                        .createDate(one.created().orElse(null))
                                                        .build())
                                        .toList())
                        .build(),
                call);
    }

    private static Answer get(GetSamlProviderRequest request, Call call) {
        SamlProvider one = find(call.seen(), request.samlProviderArn());
        return Answer.of(
                GetSamlProviderResponse.builder()
                        .samlMetadataDocument(one.document().orElse(null))
                        .createDate(one.created().orElse(null))
                        .validUntil(one.validUntil().orElse(null))
                        .tags(Tags.shownIfAny(one.tags()))
                        .build(),
                call);
    }

    private static Answer update(UpdateSamlProviderRequest request, Call call) {
        SamlProvider one = find(call.truth(), request.samlProviderArn());
        var answer = UpdateSamlProviderResponse.builder().samlProviderArn(one.arn()).build();
        String document = request.samlMetadataDocument();
        if (document == null) {
            return Answer.of(answer, call);
        }
        return new Answer(
                answer,
                call.state()
                        .after(
                                new UpdateSamlProvider(one.arn(), document),
                                assigned(document, call)));
    }

    private static Answer delete(DeleteSamlProviderRequest request, Call call) {
        SamlProvider one = find(call.truth(), request.samlProviderArn());
        return new Answer(
                DeleteSamlProviderResponse.builder().build(),
                call.state().after(new DeleteSamlProvider(one.arn()), Assigned.at(call.now())));
    }

    private static Assigned assigned(String document, Call call) {
        Instant end =
                SamlMetadata.read(document)
                        .validUntil()
                        .orElseGet(() ->
                                call.now().atOffset(ZoneOffset.UTC).plusYears(YEARS).toInstant());
        return new Assigned(call.now(), Optional.empty(), Optional.of(end));
    }

    static SamlProvider find(Account account, String arn) {
        return account.samlProviders().stream()
                .filter(one -> one.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> IamRefusal.noSuchEntity("Manifest not found for arn " + arn));
    }
}
