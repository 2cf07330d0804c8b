package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.Run;
import dev.lockstep.practice.running.PracticeRegistry;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.secret.Secret;
import dev.lockstep.statefolder.StateFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AccessKey;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/// A phone shows the codes of the real time, also after the clock of a practice account was moved:
/// the API takes them, once.
class RealTimeCodesTest {
    @TempDir Path folder;

    @Test
    void mfa_enrol_takes_the_codes_of_a_phone_though_the_clock_was_moved() throws IOException {
        FreshAccount fresh = AccountShape.WORST.make(4, 1, Served.now());
        String user =
                fresh.truth().users().values().stream()
                        .filter(one -> one.loginProfile().isPresent())
                        .filter(one -> one.mfaDevices().isEmpty())
                        .findFirst()
                        .orElseThrow()
                        .name();
        try (Served served = Served.of(fresh)) {
            served.server().clock().advance(Duration.ofDays(20));
            var environment = new HashMap<>(served.environment());
            environment.put("LOCKSTEP_HOME", folder.resolve("state").toString());
            new PracticeRegistry(StateFolder.of(environment, folder)).put(served.running());
            var terminal = new Conversation(environment, folder);
            Run run = terminal.run(new AppPerson(), "mfa", "enrol", user);
            assertThat(run.status()).as(terminal.shown()).isZero();
            assertThat(served.server().state().truth().users().get(user).mfaDevices()).hasSize(1);
        }
    }

    @Test
    void a_device_is_enabled_resynced_and_used_by_codes_of_the_real_time() throws IOException {
        try (Served served = Served.of(AccountShape.EMPTY.make(0, 1, Served.now()))) {
            served.server().clock().advance(Duration.ofDays(20));
            var session = served.running().session();
            AwsCredentials owner =
                    AwsSessionCredentials.create(
                            session.accessKeyId(),
                            session.secret().reveal(),
                            session.token().reveal());
            try (IamClient iam =
                    Clients.ready(
                            IamClient.builder(),
                            served.server().endpoint().toString(),
                            UrlConnectionHttpClient.create(),
                            owner)) {
                iam.createUser(one -> one.userName("alice"));
                VirtualMFADevice device =
                        iam.createVirtualMFADevice(one -> one.virtualMFADeviceName("alice"))
                                .virtualMFADevice();
                var seed = new Secret(device.base32StringSeed().asUtf8String());
                Instant now = Instant.now();
                iam.enableMFADevice(one ->
                        one.userName("alice")
                                .serialNumber(device.serialNumber())
                                .authenticationCode1(Totp.code(seed, now.minusSeconds(90)))
                                .authenticationCode2(Totp.code(seed, now.minusSeconds(60))));
                iam.resyncMFADevice(one ->
                        one.userName("alice")
                                .serialNumber(device.serialNumber())
                                .authenticationCode1(Totp.code(seed, now.minusSeconds(30)))
                                .authenticationCode2(Totp.code(seed, now)));
                AccessKey key = iam.createAccessKey(one -> one.userName("alice")).accessKey();
                signsIn(served, key, device.serialNumber(), Totp.code(seed, now.plusSeconds(30)));
            }
        }
    }

    private static void signsIn(Served served, AccessKey key, String serial, String code) {
        try (StsClient sts =
                Clients.ready(
                        StsClient.builder(),
                        served.server().endpoint().toString(),
                        UrlConnectionHttpClient.create(),
                        AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey()))) {
            assertThat(
                            sts.getSessionToken(one -> one.serialNumber(serial).tokenCode(code))
                                    .credentials())
                    .isNotNull();
            assertThatThrownBy(() ->
                            sts.getSessionToken(one -> one.serialNumber(serial).tokenCode(code)))
                    .isInstanceOf(StsException.class)
                    .hasMessageContaining("invalid MFA one time pass code");
        }
    }
}
