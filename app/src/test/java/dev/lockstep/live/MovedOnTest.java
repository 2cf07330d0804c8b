package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.wire.Clients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;

/// `undo` of a run whose user was given something since, over the wire.
class MovedOnTest {
    private static final String ID = "389600411232";

    @TempDir Path folder;

    private Run run(Served served, String... arguments) {
        Map<String, String> environment = new HashMap<>(served.environment());
        environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
        return InProcess.run(environment, Served.QUICK, folder, List.of(arguments));
    }

    private static void giveKey(Served served, String user) {
        Map<String, String> environment = served.environment();
        try (IamClient iam =
                Clients.ready(
                        IamClient.builder(),
                        served.server().endpoint().toString(),
                        UrlConnectionHttpClient.create(),
                        AwsSessionCredentials.create(
                                environment.getOrDefault("AWS_ACCESS_KEY_ID", ""),
                                environment.getOrDefault("AWS_SECRET_ACCESS_KEY", ""),
                                environment.getOrDefault("AWS_SESSION_TOKEN", "")))) {
            iam.createAccessKey(one -> one.userName(user));
        }
    }

    @Test
    void a_user_who_got_a_key_since_is_refused_in_one_sentence_and_it_is_4() throws IOException {
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                """
                lockstep: 1
                people:
                  zoe: {email: zoe@example.com}
                """);
        try (Served served = Served.of(AccountShape.WORST.make(4, 1, Served.now()))) {
            Run apply = run(served, "apply", "--only", "person-has-user", "--yes", "--account", ID);
            assertThat(apply.status()).as(apply.out() + apply.err()).isZero();
            String run = run(served, "runs").out().lines().findFirst().orElseThrow();
            String id = run.substring(0, run.indexOf(' '));
            giveKey(served, "zoe");
            Run undo = run(served, "undo", id, "--yes", "--account", ID);
            assertThat(undo.status()).as(undo.out() + undo.err()).isEqualTo(4);
            assertThat(undo.err())
                    .contains("c1: the user zoe still has: access key", "nothing was done")
                    .hasLineCount(1);
            assertThat(served.server().state().truth().users()).containsKey("zoe");
        }
    }
}
