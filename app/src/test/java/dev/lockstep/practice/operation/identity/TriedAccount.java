package dev.lockstep.practice.operation.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.account.Account;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.practice.operation.Answer;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.model.AddUserToGroupRequest;
import software.amazon.awssdk.services.iam.model.AttachUserPolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateGroupRequest;
import software.amazon.awssdk.services.iam.model.CreatePolicyRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateUserRequest;

/// A practice account on which a test makes calls, one after the other.
final class TriedAccount {
    static final String ID = "123456789012";
    static final String ARN = "arn:aws:iam::" + ID;
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    static final String READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    static final String ALLOW_S3 =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*"}]}\
            """;
    static final String TRUST =
            """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"123456789012"},"Action":"sts:AssumeRole"}]}\
            """;

    private final IdentityOperations operations = new IdentityOperations();
    private PracticeState state;
    private Optional<Account> seen = Optional.empty();
    private Caller caller = new Caller.RootUser(true, true);
    private int ids;

    private TriedAccount(PracticeState state) {
        this.state = state;
    }

    static TriedAccount empty() {
        return in("aws");
    }

    static TriedAccount in(String partition) {
        return new TriedAccount(
                PracticeState.of(
                        new Account(
                                Optional.of(ID),
                                partition,
                                Optional.empty(),
                                Optional.empty(),
                                Root.UNSEEN,
                                new TreeMap<>(),
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
                                List.of()),
                        Secrets.NONE));
    }

    /// With alice in developers and with ReadOnlyAccess, bob, the group auditors, the role deploy
    /// and the policies own and /team/spare.
    static TriedAccount small() {
        TriedAccount account = empty();
        account.call(CreateGroupRequest.builder().groupName("developers").build());
        account.call(CreateGroupRequest.builder().groupName("auditors").path("/it/").build());
        account.call(
                CreatePolicyRequest.builder().policyName("own").policyDocument(ALLOW_S3).build());
        account.call(
                CreatePolicyRequest.builder()
                        .policyName("spare")
                        .path("/team/")
                        .policyDocument(ALLOW_S3)
                        .build());
        account.call(CreateUserRequest.builder().userName("alice").build());
        account.call(CreateUserRequest.builder().userName("bob").path("/it/").build());
        account.call(
                CreateRoleRequest.builder()
                        .roleName("deploy")
                        .assumeRolePolicyDocument(TRUST)
                        .build());
        account.call(
                AddUserToGroupRequest.builder().groupName("developers").userName("alice").build());
        account.call(
                AttachUserPolicyRequest.builder().userName("alice").policyArn(READ_ONLY).build());
        return account;
    }

    static String own(String kindAndName) {
        return ARN + ":" + kindAndName;
    }

    TriedAccount calledBy(Caller other) {
        caller = other;
        return this;
    }

    /// From now on reads see what is so now, whatever is written.
    TriedAccount readsStandStill() {
        seen = Optional.of(state.truth());
        return this;
    }

    TriedAccount with(UnaryOperator<PracticeState> change) {
        state = change.apply(state);
        return this;
    }

    /// With these users, whatever made them so.
    TriedAccount withUsers(SortedMap<String, User> users) {
        Account before = truth();
        return with(one ->
                one.withTruth(
                        new Account(
                                before.id(),
                                before.partition(),
                                before.alias(),
                                before.passwordPolicy(),
                                before.root(),
                                users,
                                before.groups(),
                                before.roles(),
                                before.policies(),
                                before.virtualMfaDevices(),
                                before.serverCertificates(),
                                before.samlProviders(),
                                before.openIdConnectProviders(),
                                before.organization(),
                                before.organizationAccounts(),
                                before.organizationFeatures(),
                                before.serviceControlPolicies(),
                                before.alternateContacts(),
                                before.regions(),
                                before.analyzers(),
                                before.trails()),
                        NOW));
    }

    Account truth() {
        return state.truth();
    }

    PracticeState state() {
        return state;
    }

    /// Makes the call, which must be served and go well.
    SdkPojo call(SdkPojo request) {
        Answer answer = operations.answer(request, next()).orElseThrow();
        state = answer.next();
        return answer.response();
    }

    /// The same, with the answer's type.
    <T> T call(SdkPojo request, Class<T> response) {
        return response.cast(call(request));
    }

    /// Makes the call, which must be refused so, and change nothing.
    void refuses(SdkPojo request, int status, String code, String words) {
        PracticeState before = state;
        AwsError refusal =
                catchThrowableOfType(
                        AwsError.class, () -> operations.answer(request, next()).orElseThrow());
        assertThat(refusal).as("refusal of " + request.getClass().getSimpleName()).isNotNull();
        assertThat(refusal.status() + " " + refusal.code() + ": " + refusal.words())
                .isEqualTo(status + " " + code + ": " + words);
        assertThat(state).isSameAs(before);
    }

    Optional<Answer> answer(SdkPojo request) {
        return operations.answer(request, next());
    }

    private Call next() {
        return new Call(
                state,
                seen.orElse(state.truth()),
                caller,
                NOW,
                "us-east-1",
                prefix -> prefix + "%017d".formatted(++ids));
    }
}
