package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.ServiceCredentialEffect.CreateServiceSpecificCredential;
import dev.lockstep.effect.ServiceCredentialEffect.DeleteServiceSpecificCredential;
import dev.lockstep.effect.ServiceCredentialEffect.ResetServiceSpecificCredential;
import dev.lockstep.effect.ServiceCredentialEffect.UpdateServiceSpecificCredential;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.IamRefusal;
import dev.lockstep.practice.operation.Page;
import dev.lockstep.practice.operation.Quota;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.secret.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.CreateServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.CreateServiceSpecificCredentialResponse;
import software.amazon.awssdk.services.iam.model.DeleteServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.DeleteServiceSpecificCredentialResponse;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsRequest;
import software.amazon.awssdk.services.iam.model.ListServiceSpecificCredentialsResponse;
import software.amazon.awssdk.services.iam.model.ResetServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.ResetServiceSpecificCredentialResponse;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredential;
import software.amazon.awssdk.services.iam.model.ServiceSpecificCredentialMetadata;
import software.amazon.awssdk.services.iam.model.UpdateServiceSpecificCredentialRequest;
import software.amazon.awssdk.services.iam.model.UpdateServiceSpecificCredentialResponse;

/// Service-specific credentials: a user name and a password for one service, or an API key. Their
/// secrets are shown once and kept nowhere: no service of a practice account asks for them.
final class ServiceCredentials {
    /// Those that sign in with a user name and a password.
    private static final Set<String> WITH_PASSWORD =
            Set.of("codecommit.amazonaws.com", "cassandra.amazonaws.com");

    /// Those that have API keys, which may end.
    private static final Set<String> WITH_API_KEY =
            Set.of("bedrock.amazonaws.com", "logs.amazonaws.com");

    private ServiceCredentials() {}

    static Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreateServiceSpecificCredentialRequest one -> Optional.of(create(one, call));
            case ListServiceSpecificCredentialsRequest one -> Optional.of(list(one, call));
            case UpdateServiceSpecificCredentialRequest one -> Optional.of(update(one, call));
            case ResetServiceSpecificCredentialRequest one -> Optional.of(reset(one, call));
            case DeleteServiceSpecificCredentialRequest one -> Optional.of(delete(one, call));
            default -> Optional.empty();
        };
    }

    private static Answer create(CreateServiceSpecificCredentialRequest request, Call call) {
        User user = Owner.user(call.truth(), request.userName());
        String service = request.serviceName();
        checkService(service);
        Integer days = request.credentialAgeDays();
        if (days != null && !WITH_API_KEY.contains(service)) {
            throw IamRefusal.validation(
                    "CredentialAgeDays is not supported for service " + service);
        }
        Quota.oneMore(
                (int)
                        user.serviceCredentials().stream()
                                .filter(one -> one.service().equals(service))
                                .count(),
                "ServiceSpecificCredentialsPerUser",
                Quota.SERVICE_CREDENTIALS);
        String id = call.newId().apply("ACCA");
        Optional<Instant> end =
                Optional.ofNullable(days).map(many -> call.now().plus(Duration.ofDays(many)));
        PracticeState next =
                call.state()
                        .after(
                                new CreateServiceSpecificCredential(
                                        user.name(), service, Optional.ofNullable(days)),
                                new Assigned(call.now(), Optional.of(id), end));
        return new Answer(
                CreateServiceSpecificCredentialResponse.builder()
                        .serviceSpecificCredential(
                                withSecret(find(next.truth(), user.name(), id), call.now()))
                        .build(),
                next);
    }

    private static Answer list(ListServiceSpecificCredentialsRequest request, Call call) {
        String service = request.serviceName();
        if (service != null) {
            checkService(service);
        }
        Page<ServiceCredential> page =
                Page.of(
                        asked(request, call).stream()
                                .filter(one -> service == null || one.service().equals(service))
                                .toList(),
                        ServiceCredential::id,
                        request.maxItems(),
                        request.marker());
        return Answer.of(
                ListServiceSpecificCredentialsResponse.builder()
                        .serviceSpecificCredentials(
                                page.items().stream()
                                        .map(one -> metadata(one, call.now()))
                                        .toList())
                        .isTruncated(page.isTruncated())
                        .marker(page.markerOrNull())
                        .build(),
                call);
    }

    private static List<ServiceCredential> asked(
            ListServiceSpecificCredentialsRequest request, Call call) {
        if (!Boolean.TRUE.equals(request.allUsers())) {
            String name = Owner.name(request.userName(), call);
            return Owner.user(call.seen(), name).serviceCredentials();
        }
        if (request.userName() != null) {
            throw IamRefusal.validation("UserName and AllUsers cannot be specified together.");
        }
        return call.seen().users().values().stream()
                .flatMap(user -> user.serviceCredentials().stream())
                .toList();
    }

    private static Answer update(UpdateServiceSpecificCredentialRequest request, Call call) {
        ServiceCredential one =
                find(request.userName(), request.serviceSpecificCredentialId(), call);
        boolean active = Status.isActive(request.status());
        return new Answer(
                UpdateServiceSpecificCredentialResponse.builder().build(),
                call.state()
                        .after(
                                new UpdateServiceSpecificCredential(one.user(), one.id(), active),
                                Assigned.at(call.now())));
    }

    private static Answer reset(ResetServiceSpecificCredentialRequest request, Call call) {
        ServiceCredential one =
                find(request.userName(), request.serviceSpecificCredentialId(), call);
        return new Answer(
                ResetServiceSpecificCredentialResponse.builder()
                        .serviceSpecificCredential(withSecret(one, call.now()))
                        .build(),
                call.state()
                        .after(
                                new ResetServiceSpecificCredential(one.user(), one.id()),
                                Assigned.at(call.now())));
    }

    private static Answer delete(DeleteServiceSpecificCredentialRequest request, Call call) {
        ServiceCredential one =
                find(request.userName(), request.serviceSpecificCredentialId(), call);
        return new Answer(
                DeleteServiceSpecificCredentialResponse.builder().build(),
                call.state()
                        .after(
                                new DeleteServiceSpecificCredential(one.user(), one.id()),
                                Assigned.at(call.now())));
    }

    private static ServiceCredential find(@Nullable String userName, String id, Call call) {
        return find(call.truth(), Owner.name(userName, call), id);
    }

    private static ServiceCredential find(Account account, String user, String id) {
        return Owner.user(account, user).serviceCredentials().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> none(id));
    }

    private static AwsError none(String id) {
        return IamRefusal.noSuchEntity(
                "The Service Specific Credential with id " + id + " cannot be found.");
    }

    private static void checkService(String service) {
        if (!WITH_PASSWORD.contains(service) && !WITH_API_KEY.contains(service)) {
            throw new AwsError(
                    404,
                    "NotSupportedService",
                    "No such service "
                            + service
                            + " is supported for Service Specific Credentials");
        }
    }

    private static String status(ServiceCredential one, Instant now) {
        return one.expires().filter(end -> !now.isBefore(end)).isPresent()
                ? "Expired"
                : one.status();
    }

    private static ServiceSpecificCredential withSecret(ServiceCredential one, Instant now) {
        Secret secret = Dice.secret(44);
        var shown =
                ServiceSpecificCredential.builder()
                        .serviceSpecificCredentialId(one.id())
                        .userName(one.user())
                        .serviceName(one.service())
                        .status(status(one, now))
                        .createDate(one.created().orElse(null))
                        .expirationDate(one.expires().orElse(null));
        String name = one.serviceUserName().orElse(null);
        return WITH_API_KEY.contains(one.service())
                ? shown.serviceCredentialAlias(name)
                        .serviceCredentialSecret(secret.reveal())
                        .build()
                : shown.serviceUserName(name).servicePassword(secret.reveal()).build();
    }

    private static ServiceSpecificCredentialMetadata metadata(ServiceCredential one, Instant now) {
        boolean isApiKey = WITH_API_KEY.contains(one.service());
        String name = one.serviceUserName().orElse(null);
        return ServiceSpecificCredentialMetadata.builder()
                .serviceSpecificCredentialId(one.id())
                .userName(one.user())
                .serviceName(one.service())
                .serviceUserName(isApiKey ? null : name)
                .serviceCredentialAlias(isApiKey ? name : null)
                .status(status(one, now))
                .createDate(one.created().orElse(null))
                .expirationDate(one.expires().orElse(null))
                .build();
    }
}
