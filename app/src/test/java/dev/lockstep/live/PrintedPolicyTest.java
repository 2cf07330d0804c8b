package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.ReadState;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.policy.PolicyDocument;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Evaluator;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.evaluate.Request;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.wire.Clients;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.json.JsonMapper;

/// What `lockstep audit --print-policy` prints is what an audit needs, no less and no more: proven
/// on practice accounts that judge each call.
class PrintedPolicyTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String AUDITOR = "lockstep-audit";
    private static final String IT = "arn:aws:iam::123456789012:user/" + AUDITOR;

    @TempDir Path place;

    private String printed() {
        Run run = InProcess.run(Map.of(), Served.QUICK, place, List.of("audit", "--print-policy"));
        assertThat(run.status()).isZero();
        return run.out();
    }

    private static Set<String> actions(String policy) {
        return JSON.readTree(policy)
                .get("Statement")
                .get(0)
                .get("Action")
                .valueStream()
                .map(action -> action.asString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// Makes a user whose only policy this is, as the owner of the account would.
    private static Map<String, String> auditor(Served served, String policy) {
        var session = served.running().session();
        try (IamClient iam =
                Clients.ready(
                        IamClient.builder(),
                        served.server().endpoint().toString(),
                        UrlConnectionHttpClient.create(),
                        AwsSessionCredentials.create(
                                session.accessKeyId(),
                                session.secret().reveal(),
                                session.token().reveal()))) {
            String arn =
                    iam.createPolicy(one -> one.policyName("audit").policyDocument(policy))
                            .policy()
                            .arn();
            iam.createUser(one -> one.userName(AUDITOR));
            iam.attachUserPolicy(one -> one.userName(AUDITOR).policyArn(arn));
            var key = iam.createAccessKey(one -> one.userName(AUDITOR)).accessKey();
            var environment = new LinkedHashMap<>(served.environment());
            environment.replaceAll((_, value) ->
                    value.equals(session.accessKeyId())
                            ? key.accessKeyId()
                            : value.equals(session.secret().reveal())
                                    ? key.secretAccessKey()
                                    : value);
            environment.values().remove(session.token().reveal());
            return environment;
        }
    }

    private static Audit audit(
            Served served, Map<String, String> environment, boolean deep, Instant now) {
        return served.reader(Served.QUICK)
                .judge(
                        new LiveAccount.Request(
                                SessionRequest.isolated(environment, Clock.systemUTC()),
                                deep,
                                Served.goal(Optional.empty(), Optional.of(now))),
                        LiveAccount.Watch.NOBODY)
                .audit();
    }

    @ParameterizedTest
    @EnumSource(
            value = AccountShape.class,
            names = {"TYPICAL", "WORST"})
    void with_exactly_this_policy_every_read_of_an_audit_works(AccountShape shape)
            throws IOException, InterruptedException {
        try (Served served =
                Served.of(shape.make(12, 1, Served.now()), options -> options.withEnforced(true))) {
            Map<String, String> environment = auditor(served, printed());
            Instant now = Served.now().plusSeconds(60);
            // From here on there is an older report, so that verdicts are confirmed by more reads.
            audit(served, served.environment(), false, now);
            // One of the same second would count as made during the audit.
            Thread.sleep(1001);
            for (boolean deep : List.of(false, true)) {
                Audit own = audit(served, environment, deep, now);
                Audit owners = audit(served, served.environment(), deep, now);
                assertThat(own.reads())
                        .filteredOn(read -> read.state() != ReadState.State.KNOWN)
                        .extracting(ReadState::name)
                        .isEqualTo(
                                owners.reads().stream()
                                        .filter(read -> read.state() != ReadState.State.KNOWN)
                                        .map(ReadState::name)
                                        .toList());
                assertThat(own.reads())
                        .extracting(ReadState::state)
                        .doesNotContain(ReadState.State.DENIED);
                assertThat(others(own)).isEqualTo(others(owners));
            }
            var called = new TreeSet<>(served.server().calls().keySet());
            called.removeIf(action -> action.matches("iam:(Create|Attach).*"));
            called.remove("sts:GetCallerIdentity");
            assertThat(actions(printed())).containsAll(called);
        }
    }

    /// The key of the auditor was used at different times.
    private static List<String> others(Audit audit) {
        return Served.lines(audit).stream().filter(line -> !line.contains(AUDITOR)).toList();
    }

    /// Each read with the calls that it takes; of root's own only root asks.
    private static Map<String, Set<String>> reads(Set<String> actions) {
        var reads = new TreeMap<String, Set<String>>();
        var left = new TreeSet<>(actions);
        for (ReadKey<?> key : ReadKey.all()) {
            if (!key.equals(ReadKey.ROOT_USER) && !key.equals(ReadKey.CALLER_IDENTITY)) {
                reads.computeIfAbsent(key.name(), _ -> new TreeSet<>()).addAll(key.operations());
                left.removeAll(key.operations());
            }
        }
        // What the collector needs beside is for the levels of an organization.
        assertThat(left).containsExactly("organizations:ListParents");
        reads.get(ReadKey.SERVICE_CONTROL_POLICIES.name()).addAll(left);
        return reads;
    }

    @Test
    void without_any_one_action_of_it_a_read_is_lost() {
        String whole = printed();
        Set<String> actions = actions(whole);
        Map<String, Set<String>> reads = reads(actions);
        assertThat(lost(whole, reads)).isEmpty();
        for (String action : actions) {
            String less =
                    whole.replaceFirst("\\s*\"" + action + "\",?", "").replaceAll(",(\\s*])", "$1");
            assertThat(actions(less)).hasSize(actions.size() - 1);
            Set<String> expected =
                    reads.entrySet().stream()
                            .filter(read -> read.getValue().contains(action))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.toSet());
            assertThat(lost(less, reads)).as(action).isNotEmpty().isEqualTo(expected);
        }
    }

    /// The reads that an auditor with this policy alone cannot make.
    private static Set<String> lost(String policy, Map<String, Set<String>> reads) {
        var document = (PolicyDocument) PolicyDocument.parse(policy);
        Layers layers = Layers.identity(List.of(CompiledPolicy.of("audit", document)));
        return reads.entrySet().stream()
                .filter(read ->
                        !read.getValue().stream()
                                .allMatch(action ->
                                        Evaluator.decide(
                                                        new Request(
                                                                IT,
                                                                action,
                                                                "*",
                                                                Optional.empty(),
                                                                Context.EMPTY),
                                                        layers)
                                                .isAllowed()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Test
    void an_audit_with_less_says_which_right_is_missing_in_AWSs_words() throws IOException {
        String less = printed().replaceFirst("\\s*\"iam:GetAccountAuthorizationDetails\",", "");
        try (Served served =
                Served.of(
                        AccountShape.TIDY.make(3, 1, Served.now()),
                        options -> options.withEnforced(true))) {
            Map<String, String> environment = auditor(served, less);
            Run run =
                    InProcess.run(
                            environment,
                            Served.QUICK,
                            place,
                            List.of("audit", "--only", "policies-through-groups"));
            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err())
                    .contains("not complete: AWS refused iam:GetAccountAuthorizationDetails")
                    .contains("the policy that lockstep audit --print-policy prints");
            assertThat(run.out().replaceAll("\\s+", " "))
                    .contains(
                            "is not authorized to perform: iam:GetAccountAuthorizationDetails on"
                                    + " resource: * because no identity-based policy allows the"
                                    + " iam:GetAccountAuthorizationDetails action");
        }
    }
}
