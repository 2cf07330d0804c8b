package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.wire.Emulator;
import dev.lockstep.wire.Venv;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKeyMetadata;
import software.amazon.awssdk.services.iam.model.StatusType;

/// A key listed, documented, followed by another and retired, on an emulator that nobody here
/// wrote.
class KeysOnMotoTest {
    private static final String ID = "123456789012";

    @TempDir Path folder;

    @Test
    void a_machine_gets_a_second_key_and_the_first_is_made_inactive() throws Exception {
        Venv venv = Venv.require("keys on moto");
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                "lockstep: 1\naccount: \"" + ID + "\"\nservices: {ci: {owner: alice}}\n");
        try (Emulator moto = Emulator.moto(venv, folder.resolve("server"));
                IamClient iam =
                        Clients.ready(
                                IamClient.builder(),
                                moto.endpoint().toString(),
                                UrlConnectionHttpClient.create(),
                                AwsBasicCredentials.create(Emulator.KEY, Emulator.SECRET))) {
            iam.createUser(one -> one.userName("ci"));
            String old = iam.createAccessKey(one -> one.userName("ci")).accessKey().accessKeyId();
            var environment = moto.environment();
            assertThat(run(environment, "list").out()).contains(old);
            Run document =
                    run(
                            environment,
                            "document",
                            "ci",
                            "--purpose",
                            "builds",
                            "--owner",
                            "alice",
                            "--until",
                            java.time.LocalDate.now(java.time.ZoneOffset.UTC)
                                    .plusDays(60)
                                    .toString());
            assertThat(document.status()).as(document.out() + document.err()).isZero();
            assertThat(Files.readString(folder.resolve("lockstep.yaml"))).contains("builds");

            Path secret = folder.resolve("new-key");
            Run rotate = run(environment, "rotate", "ci", "--key-file", secret.toString());
            assertThat(rotate.status()).as(rotate.out() + rotate.err()).isZero();
            assertThat(iam.listAccessKeys(one -> one.userName("ci")).accessKeyMetadata())
                    .extracting(AccessKeyMetadata::accessKeyId)
                    .hasSize(2)
                    .contains(old);
            assertThat(Files.readString(secret)).doesNotContain(old);

            Run retire = run(environment, "retire", old, "--end-need");
            assertThat(retire.status()).as(retire.out() + retire.err()).isZero();
            assertThat(iam.listAccessKeys(one -> one.userName("ci")).accessKeyMetadata())
                    .filteredOn(one -> one.accessKeyId().equals(old))
                    .extracting(AccessKeyMetadata::status)
                    .containsExactly(StatusType.INACTIVE);
        }
    }

    private Run run(Map<String, String> environment, String... arguments) {
        var line = new java.util.ArrayList<>(java.util.List.of("keys"));
        line.addAll(java.util.List.of(arguments));
        return new Conversation(environment, folder)
                .run(new AppPerson(), line.toArray(String[]::new));
    }
}
