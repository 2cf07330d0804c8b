package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Run;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.wire.Emulator;
import dev.lockstep.wire.Venv;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;

/// Enrolling, replacing and cleaning up on an emulator that nobody here wrote. It takes any codes.
class MfaOnMotoTest {
    private static final String ID = "123456789012";

    @TempDir Path folder;

    @Test
    void a_user_gets_a_device_and_another_in_its_place() throws Exception {
        Venv venv = Venv.require("MFA on moto");
        try (Emulator moto = Emulator.moto(venv, folder.resolve("server"));
                IamClient iam =
                        Clients.ready(
                                IamClient.builder(),
                                moto.endpoint().toString(),
                                UrlConnectionHttpClient.create(),
                                AwsBasicCredentials.create(Emulator.KEY, Emulator.SECRET))) {
            iam.createUser(one -> one.userName("alice"));
            var environment = moto.environment();
            Run enrol = run(environment, "enrol", "alice", "--account", ID);
            assertThat(enrol.status()).as(enrol.err()).isZero();
            Run replace = run(environment, "replace", "alice", "--account", ID);
            assertThat(replace.status()).as(replace.err()).isZero();
            assertThat(iam.listMFADevices(one -> one.userName("alice")).mfaDevices())
                    .singleElement()
                    .satisfies(one -> assertThat(one.serialNumber()).endsWith("mfa/alice-2"));
            iam.createVirtualMFADevice(one -> one.virtualMFADeviceName("left"));
            Run clean = run(environment, "clean-up", "left", "--account", ID);
            assertThat(clean.status()).as(clean.err()).isZero();
        }
    }

    private Run run(Map<String, String> environment, String... arguments) {
        var line = new java.util.ArrayList<>(java.util.List.of("mfa"));
        line.addAll(java.util.List.of(arguments));
        return new Conversation(environment, folder)
                .run(new AppPerson(), line.toArray(String[]::new));
    }
}
