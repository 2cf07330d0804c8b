package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.wire.Clients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;
import tools.jackson.databind.json.JsonMapper;

/// What `keys list --print-policy` and `keys watch --print-policy` print is enough, and without any
/// one action of it something is not read: on a practice account that judges each call.
class KeysPolicyTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String READER = "lockstep-keys";

    @TempDir Path folder;

    private String printed(String... command) {
        var line = new ArrayList<>(List.of(command));
        line.add("--print-policy");
        Run run = InProcess.run(Map.of(), Served.QUICK, folder, line);
        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
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

    private static String without(String policy, String action) {
        String less =
                policy.replaceFirst("\\s*\"" + action + "\",?", "").replaceAll(",(\\s*])", "$1");
        assertThat(actions(less)).hasSize(actions(policy).size() - 1);
        return less;
    }

    @Test
    void with_exactly_the_policy_all_is_read_and_without_any_one_action_it_is_not_complete()
            throws IOException {
        try (Served served =
                Served.of(
                        AccountShape.WORST.make(6, 1, Served.now()),
                        options -> options.withEnforced(true))) {
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
                iam.createUser(one -> one.userName(READER));
                var key = iam.createAccessKey(one -> one.userName(READER)).accessKey();
                var environment = new LinkedHashMap<>(served.environment());
                environment.replaceAll((_, value) ->
                        value.equals(session.accessKeyId())
                                ? key.accessKeyId()
                                : value.equals(session.secret().reveal())
                                        ? key.secretAccessKey()
                                        : value);
                environment.values().remove(session.token().reveal());
                environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
                // As long as AWS has made no report, not being allowed to ask for one shows.
                put(iam, without(printed("keys", "list"), "iam:GenerateCredentialReport"));
                Run first =
                        InProcess.run(environment, Served.QUICK, folder, List.of("keys", "list"));
                assertThat(first.status()).isEqualTo(3);
                proven(iam, environment, "keys", "list");
                proven(iam, environment, "keys", "list", "--deep");
                proven(iam, environment, "keys", "watch");
                var called = new TreeSet<>(served.server().calls().keySet());
                called.removeIf(action -> action.matches("iam:(Create|Put).*"));
                called.remove("sts:GetCallerIdentity");
                var printed = new TreeSet<>(actions(printed("keys", "list")));
                printed.addAll(actions(printed("keys", "watch")));
                assertThat(printed).isEqualTo(called);
            }
        }
    }

    private void proven(IamClient iam, Map<String, String> environment, String... command) {
        String policy = printed(command);
        put(iam, policy);
        Run whole = InProcess.run(environment, Served.QUICK, folder, List.of(command));
        assertThat(whole.err()).isEmpty();
        for (String action : actions(policy)) {
            if (action.equals("iam:GenerateCredentialReport")) {
                continue;
            }
            put(iam, without(policy, action));
            Run less = InProcess.run(environment, Served.QUICK, folder, List.of(command));
            assertThat(less.err()).as(action).contains("not complete: AWS refused");
            assertThat(less.status()).isIn(1, 3);
        }
    }

    private static void put(IamClient iam, String policy) {
        iam.putUserPolicy(one -> one.userName(READER).policyName("keys").policyDocument(policy));
    }
}
