package dev.lockstep.practice.operation.around;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.lockstep.account.Account;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.practice.operation.AwsError;
import dev.lockstep.practice.operation.Call;
import dev.lockstep.practice.state.Caller;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Checks the MFA code of a request for temporary credentials: the code of RFC 6238 (30 seconds,
/// six digits, SHA-1), of one step before or after at most, and no code twice.
final class SecondFactor {
    private static final TimeBasedOneTimePasswordGenerator CODES =
            new TimeBasedOneTimePasswordGenerator();
    private static final long STEP_SECONDS = 30;
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private SecondFactor() {}

    /// The state after the code was taken; empty if the request names no device.
    ///
    /// @throws AwsError if the device is not the caller's, or the code not right
    static Optional<PracticeState> check(
            @Nullable String serial, @Nullable String code, Call call) {
        if (serial == null && code == null) {
            return Optional.empty();
        }
        if (serial == null || code == null) {
            throw refused(
                    "MultiFactorAuthentication failed, must provide both MFA serial number and one"
                            + " time pass code.");
        }
        Optional<Secret> seed = call.state().secrets().seed(serial);
        if (seed.isEmpty() || !isCallers(serial, call)) {
            throw refused(
                    "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify"
                            + " your MFA serial number is valid and associated with this user.");
        }
        Secrets secrets = call.state().secrets();
        long used = secrets.usedCodes().getOrDefault(serial, Long.MIN_VALUE);
        long now = Math.floorDiv(call.now().getEpochSecond(), STEP_SECONDS);
        for (long step = now - 1; step <= now + 1; step++) {
            if (step > used && is(seed.get(), step, code)) {
                return Optional.of(call.state().withSecrets(secrets.withUsedCode(serial, step)));
            }
        }
        throw refused("MultiFactorAuthentication failed with invalid MFA one time pass code. ");
    }

    private static boolean isCallers(String serial, Call call) {
        Account account = call.truth();
        List<MfaDevice> devices =
                switch (call.caller()) {
                    case Caller.RootUser _ -> account.root().mfaDevices();
                    case Caller.IamUser user ->
                            Optional.ofNullable(account.users().get(user.name()))
                                    .map(User::mfaDevices)
                                    .orElse(List.of());
                    case Caller.RoleSession _ -> List.of();
                };
        boolean own = devices.stream().anyMatch(device -> device.serial().equals(serial));
        boolean roots =
                call.caller() instanceof Caller.RootUser
                        && account.virtualMfaDevices().stream()
                                .filter(VirtualMfaDevice::isRoots)
                                .anyMatch(device -> device.serial().equals(serial));
        return own || roots;
    }

    private static boolean is(Secret seed, long step, String code) {
        try {
            String right =
                    CODES.generateOneTimePasswordString(
                            new SecretKeySpec(decoded(seed.reveal()), CODES.getAlgorithm()),
                            Instant.ofEpochSecond(step * STEP_SECONDS));
            return new Secret(right).is(code);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("the seed of an MFA device is no key", e);
        }
    }

    /// The bytes of a seed in base 32 (RFC 4648).
    private static byte[] decoded(String text) {
        var bytes = new ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = BASE_32.indexOf(text.charAt(i));
            if (value < 0) {
                continue; // padding
            }
            buffer = buffer << 5 | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
            }
        }
        return bytes.toByteArray();
    }

    private static AwsError refused(String words) {
        return new AwsError(403, "AccessDenied", words);
    }
}
