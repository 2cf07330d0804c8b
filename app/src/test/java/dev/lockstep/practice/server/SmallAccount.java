package dev.lockstep.practice.server;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.practice.state.StoredReport;
import dev.lockstep.secret.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersRequest;
import software.amazon.awssdk.services.accessanalyzer.model.ListAnalyzersResponse;
import software.amazon.awssdk.services.account.model.AlternateContact;
import software.amazon.awssdk.services.account.model.GetAlternateContactRequest;
import software.amazon.awssdk.services.account.model.GetAlternateContactResponse;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsRequest;
import software.amazon.awssdk.services.cloudtrail.model.DescribeTrailsResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;
import software.amazon.awssdk.services.iam.model.CreateUserResponse;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GenerateCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.GetCredentialReportRequest;
import software.amazon.awssdk.services.iam.model.GetCredentialReportResponse;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAccountPasswordPolicyResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/// A small practice account, with a few operations of its own: as much as it takes to look at the
/// wire.
final class SmallAccount implements Operations {
    static final String ID = "123456789012";
    static final String KEY = "AKIAEXAMPLEROOT00001";
    static final String ALICES_KEY = "AKIAEXAMPLEALICE0001";
    static final String SECRET = "practice/secret+of/these=tests";
    static final String SESSION = "ASIAEXAMPLESESSION01";
    static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    /// Root with a key; alice with an active and an inactive one.
    static PracticeState state() {
        var users = new TreeMap<String, User>();
        User alice = user("alice");
        users.put(
                "alice",
                alice.withCredentials(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(key(ALICES_KEY, true), key("AKIAEXAMPLEALICE0002", false)),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of()));
        var root = new Root(Optional.empty(), List.of(key(KEY, true)), List.of());
        Secrets secrets =
                Secrets.NONE
                        .withKey(KEY, new Secret(SECRET))
                        .withKey(ALICES_KEY, new Secret(SECRET))
                        .withKey("AKIAEXAMPLEALICE0002", new Secret(SECRET));
        return PracticeState.of(account(root, users), secrets);
    }

    static Secrets.Session session(Caller caller, Instant expires) {
        return new Secrets.Session(new Secret(SECRET), new Secret("token/+="), caller, expires);
    }

    private static AccessKey key(String id, boolean active) {
        return new AccessKey(id, active, Optional.of(CREATED), Optional.empty());
    }

    private static User user(String name) {
        return User.named(
                name,
                Optional.of("arn:aws:iam::" + ID + ":user/" + name),
                Optional.of("AIDAEXAMPLE0123456789"),
                "/",
                Optional.of(CREATED));
    }

    private static Account account(Root root, SortedMap<String, User> users) {
        return new Account(
                Optional.of(ID),
                "aws",
                Optional.empty(),
                Optional.empty(),
                root,
                users,
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                List.of());
    }

    @Override
    public Optional<Answer> answer(SdkPojo request, Call call) {
        return switch (request) {
            case CreateUserRequest create -> Optional.of(created(create, call));
            case ListUsersRequest _ ->
                    read(
                            ListUsersResponse.builder()
                                    .users(
                                            call.seen().users().values().stream()
                                                    .map(SmallAccount::shown)
                                                    .toList())
                                    .isTruncated(false)
                                    .build(),
                            call);
            case GetAccountSummaryRequest _ ->
                    read(
                            GetAccountSummaryResponse.builder()
                                    .summaryMap(
                                            Map.of(
                                                    SummaryKeyType.USERS,
                                                    call.seen().users().size()))
                                    .build(),
                            call);
            case UpdateAccountPasswordPolicyRequest _ ->
                    read(UpdateAccountPasswordPolicyResponse.builder().build(), call);
            case GenerateCredentialReportRequest _ -> generated(call);
            case GetCredentialReportRequest _ ->
                    read(
                            GetCredentialReportResponse.builder()
                                    .content(
                                            SdkBytes.fromUtf8String(
                                                    call.state().report().orElseThrow().csv()))
                                    .generatedTime(call.state().report().orElseThrow().generated())
                                    .build(),
                            call);
            case GetCallerIdentityRequest _ ->
                    read(
                            GetCallerIdentityResponse.builder()
                                    .account(ID)
                                    .arn(call.caller().arn(call.truth()))
                                    .userId(ID)
                                    .build(),
                            call);
            case DescribeTrailsRequest _ ->
                    read(
                            DescribeTrailsResponse.builder()
                                    .trailList(Trail.builder().name("all").build())
                                    .build(),
                            call);
            case GetAlternateContactRequest contact ->
                    read(
                            GetAlternateContactResponse.builder()
                                    .alternateContact(
                                            AlternateContact.builder()
                                                    .name("Łucja <&>")
                                                    .alternateContactType(
                                                            contact.alternateContactType())
                                                    .build())
                                    .build(),
                            call);
            case ListAnalyzersRequest list ->
                    read(
                            ListAnalyzersResponse.builder()
                                    .analyzers(
                                            AnalyzerSummary.builder()
                                                    .arn("arn:aws:access-analyzer:" + call.region())
                                                    .name("one")
                                                    .type(list.typeAsString())
                                                    .status("ACTIVE")
                                                    .createdAt(CREATED)
                                                    .build())
                                    .build(),
                            call);
            default -> Optional.empty();
        };
    }

    private static Optional<Answer> read(SdkPojo response, Call call) {
        return Optional.of(Answer.of(response, call));
    }

    private static Optional<Answer> generated(Call call) {
        PracticeState next =
                call.state().report().isPresent()
                        ? call.state()
                        : call.state()
                                .withReport(
                                        new StoredReport(
                                                call.now(),
                                                "user\n"
                                                        + String.join(
                                                                "\n",
                                                                call.truth().users().keySet())));
        return Optional.of(
                new Answer(
                        GenerateCredentialReportResponse.builder().state("COMPLETE").build(),
                        next));
    }

    private static Answer created(CreateUserRequest request, Call call) {
        if (call.truth().users().containsKey(request.userName())) {
            throw new AwsError(
                    409,
                    "EntityAlreadyExists",
                    "User with name " + request.userName() + " already exists.");
        }
        if (request.userName().equals("bug")) {
            throw new IllegalStateException("a secret of the machine room");
        }
        var users = new TreeMap<>(call.truth().users());
        User made = user(request.userName());
        users.put(made.name(), made);
        return new Answer(
                CreateUserResponse.builder().user(shown(made)).build(),
                call.state().withTruth(account(call.truth().root(), users), call.now()));
    }

    private static software.amazon.awssdk.services.iam.model.User shown(User user) {
        return software.amazon.awssdk.services.iam.model.User.builder()
                .userName(user.name())
                .path(user.path())
                .userId(user.id().orElseThrow())
                .arn(user.arn().orElseThrow())
                .createDate(user.created().orElseThrow())
                .build();
    }
}
