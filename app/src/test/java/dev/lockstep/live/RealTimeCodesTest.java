package dev.lockstep.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.state.Totp;
import dev.lockstep.practice.wire.Clients;
import dev.lockstep.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
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
