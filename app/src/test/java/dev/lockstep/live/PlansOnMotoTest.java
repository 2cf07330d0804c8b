package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.account.Account;
import dev.lockstep.account.RandomAccounts;
import dev.lockstep.plan.RandomBaselines;
import dev.lockstep.practice.shape.FromSnapshot;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.wire.Emulator;
import dev.lockstep.wire.Venv;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;

/// What holds of random accounts over the wire, on an emulator that nobody here wrote: a plan that
/// was applied leaves nothing to plan, the account is what was rehearsed, and undo gives the first
/// one back.
class PlansOnMotoTest {
    /// `./test --long` tries 15, each of half a minute; MotoRunTest takes one account through it in
    /// every run.
    private static final int CASES = Integer.getInteger("moto.cases", 0);

    private static final int FIRST = Integer.getInteger("moto.first", 0);

    @TempDir Path folder;

    @Test
    @EnabledIfSystemProperty(
            named = "moto.cases",
            matches = "[1-9]\\d*",
            disabledReason = "./test --long looks at random plans on moto")
    @Timeout(1800)
    void an_applied_plan_leaves_nothing_to_plan_is_what_was_rehearsed_and_is_taken_back()
            throws Exception {
        Venv venv = Venv.require("random plans on moto");
        try (Emulator moto = Emulator.moto(venv, folder.resolve("server"))) {
            int changes = 0;
            for (int seed = FIRST; seed < FIRST + CASES; seed++) {
                if (seed > FIRST) {
                    reset(moto);
                }
                Path place = Files.createDirectory(folder.resolve("case-" + seed));
                try {
                    changes += holds(moto, new Random(seed), place);
                } catch (AssertionError | RuntimeException wrong) {
                    throw new AssertionError("seed " + seed + ": " + wrong, wrong);
                }
            }
            assertThat(changes).isGreaterThan(CASES);
        }
    }

    private static void reset(Emulator moto) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(moto.endpoint().resolve("/moto-api/reset"))
                                    .POST(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }

    private static int holds(Emulator moto, Random random, Path place) throws IOException {
        Account drawn =
                FromSnapshot.make(RandomAccounts.account(random).snapshot(), Served.now()).truth();
        Path baseline = Wanted.file(RandomBaselines.baseline(random), place);
        try (IamClient iam =
                Clients.ready(
                        IamClient.builder(),
                        moto.endpoint().toString(),
                        UrlConnectionHttpClient.create(),
                        AwsBasicCredentials.create(Emulator.KEY, Emulator.SECRET))) {
            MotoAccount.build(iam, drawn);
        }
        Mender mender = Mender.of(moto.environment(), baseline, place.resolve("state"));
        return ThereAndBack.of(mender, () -> mender.audit().snapshot().account()).changes();
    }
}
