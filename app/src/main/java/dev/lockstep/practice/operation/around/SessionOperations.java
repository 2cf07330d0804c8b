package dev.lockstep.practice.operation.around;

import dev.lockstep.account.Account;
import dev.lockstep.account.Role;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.state.SessionKey;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoRequest;
import software.amazon.awssdk.services.sts.model.GetAccessKeyInfoResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.GetSessionTokenRequest;
import software.amazon.awssdk.services.sts.model.GetSessionTokenResponse;

/// STS: who calls, and temporary credentials (AWS STS API reference).
final class SessionOperations implements Operations {
    /// Twelve hours, unless the request says otherwise (GetSessionToken).
    private static final int USUAL_TOKEN_SECONDS = 43_200;

    private static final int HOUR = 3_600;

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return Optional.ofNullable(
                switch (request) {
                    case GetCallerIdentityRequest _ -> callerIdentity(call);
                    case GetSessionTokenRequest token -> sessionToken(token, call);
                    case AssumeRoleRequest assume -> assumeRole(assume, call);
                    case GetAccessKeyInfoRequest info -> accessKeyInfo(info, call);
                    default -> null;
                });
    }

    /// Nobody can be refused this call, whatever a policy says.
    private static Answer callerIdentity(Call call) {
        return Answer.of(
                GetCallerIdentityResponse.builder()
                        .account(id(call.truth()))
                        .arn(call.caller().arn(call.truth()))
                        .userId(userId(call))
                        .build(),
                call);
    }

    private static String userId(Call call) {
        Account account = call.truth();
        return switch (call.caller()) {
            case Caller.RootUser _ -> id(account);
            case Caller.IamUser user ->
                    Optional.ofNullable(account.users().get(user.name()))
                            .flatMap(User::id)
                            .orElse(user.name());
            case Caller.RoleSession role ->
                    Optional.ofNullable(account.roles().get(role.role()))
                                    .flatMap(Role::id)
                                    .orElse(role.role())
                            + ":"
                            + role.session();
        };
    }

    private static Answer sessionToken(GetSessionTokenRequest request, Call call) {
        if (call.caller().temporary()) {
            throw new AwsError(
                    403, "AccessDenied", "Cannot call GetSessionToken with session credentials");
        }
        Optional<PracticeState> checked =
                SecondFactor.check(request.serialNumber(), request.tokenCode(), call);
        boolean mfa = checked.isPresent();
        Caller caller =
                switch (call.caller()) {
                    case Caller.RootUser _ -> new Caller.RootUser(mfa, true);
                    case Caller.IamUser user -> new Caller.IamUser(user.name(), mfa, true);
                    case Caller.RoleSession _ -> throw new IllegalStateException("refused above");
                };
        @Nullable Integer asked = request.durationSeconds();
        int seconds = asked == null ? USUAL_TOKEN_SECONDS : asked;
        if (caller instanceof Caller.RootUser) {
            // AWS gives root an hour at most, and does not refuse a longer wish.
            seconds = Math.min(seconds, HOUR);
        }
        var kind = new Secrets.Kind.SessionToken(mfa ? Optional.of(call.now()) : Optional.empty());
        SessionKey key =
                SessionKey.make(caller, call.now().plusSeconds(seconds), kind, call.newId());
        return new Answer(
                GetSessionTokenResponse.builder().credentials(credentials(key)).build(),
                with(checked.orElse(call.state()), key));
    }

    private static Answer assumeRole(AssumeRoleRequest request, Call call) {
        if (call.caller() instanceof Caller.RootUser) {
            throw new AwsError(403, "AccessDenied", "Roles may not be assumed by root accounts.");
        }
        Optional<PracticeState> checked =
                SecondFactor.check(request.serialNumber(), request.tokenCode(), call);
        var context = TrustContext.of(request, checked.isPresent(), call);
        Role role =
                call.truth().roles().values().stream()
                        .filter(one -> one.arn().equals(request.roleArn()))
                        .filter(one ->
                                call.judged()
                                        || TrustedCaller.of(call)
                                                .isLetInBy(one.trustPolicy(), context))
                        .findFirst()
                        .orElseThrow(() -> notAuthorized(request, call));
        int seconds = sessionSeconds(request, role, call);
        String name = request.roleSessionName();
        // The factor of the caller's own session does not go over to the role's.
        var caller = new Caller.RoleSession(role.name(), name, checked.isPresent());
        SessionKey key =
                SessionKey.make(
                        caller,
                        call.now().plusSeconds(seconds),
                        SessionLimits.of(request, call),
                        call.newId());
        return new Answer(
                AssumeRoleResponse.builder()
                        .credentials(credentials(key))
                        .assumedRoleUser(user ->
                                user.arn(caller.arn(call.truth()))
                                        .assumedRoleId(role.id().orElse(role.name()) + ":" + name))
                        .sourceIdentity(request.sourceIdentity())
                        .build(),
                with(checked.orElse(call.state()), key));
    }

    private static AwsError notAuthorized(AssumeRoleRequest request, Call call) {
        return new AwsError(
                403,
                "AccessDenied",
                "User: "
                        + call.caller().arn(call.truth())
                        + " is not authorized to perform: sts:AssumeRole on resource: "
                        + request.roleArn());
    }

    private static int sessionSeconds(AssumeRoleRequest request, Role role, Call call) {
        @Nullable Integer asked = request.durationSeconds();
        int seconds = asked == null ? HOUR : asked;
        if (seconds > role.maxSession()) {
            throw invalid(
                    "The requested DurationSeconds exceeds the MaxSessionDuration set for this"
                            + " role.");
        }
        if (call.caller() instanceof Caller.RoleSession && seconds > HOUR) {
            throw invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles"
                            + " assumed by role chaining.");
        }
        return seconds;
    }

    private static Answer accessKeyInfo(GetAccessKeyInfoRequest request, Call call) {
        Account account = call.truth();
        Stream<AccessKey> keys =
                Stream.concat(
                        account.root().accessKeys().stream(),
                        account.users().values().stream()
                                .flatMap(user -> user.accessKeys().stream()));
        String id = request.accessKeyId();
        boolean known =
                keys.anyMatch(key -> key.id().equals(id))
                        || call.state().secrets().sessions().containsKey(id);
        if (!known) {
            throw invalid("Invalid Access Key ID: no account is known that it belongs to.");
        }
        return Answer.of(GetAccessKeyInfoResponse.builder().account(id(account)).build(), call);
    }

    private static PracticeState with(PracticeState state, SessionKey key) {
        return state.withSecrets(state.secrets().withSession(key.id(), key.session()));
    }

    private static Credentials credentials(SessionKey key) {
        return Credentials.builder()
                .accessKeyId(key.id())
                .secretAccessKey(key.session().secret().reveal())
                .sessionToken(key.session().token().reveal())
                .expiration(key.session().expires())
                .build();
    }

    private static String id(Account account) {
        return account.id().orElseThrow();
    }

    private static AwsError invalid(String words) {
        return new AwsError(400, "ValidationError", words);
    }
}
