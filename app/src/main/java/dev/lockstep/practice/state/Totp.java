package dev.lockstep.practice.state;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import dev.lockstep.secret.Secret;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;

/// Codes of virtual MFA devices: RFC 6238 with steps of 30 seconds, SHA-1 and 6 digits. A code is
/// taken once, and none after a later one of the same clock.
///
/// There may be two clocks: that of the account, which may have been moved, and the real time, by
/// which authenticator apps go. A code is tried by each, in their order.
public final class Totp {
    private static final long STEP_SECONDS = 30;

    /// How many steps before the present one a single code may be of, and after it.
    private static final long DRIFT = 1;

    /// How many steps before the present one the first of two codes may be of: people type slowly.
    private static final long OLDEST_OF_PAIR = 3;

    /// How many steps before the present one the first of two codes may be of that enable a device
    /// all the same, but leave it out of step (iam:EnableMFADevice: "If you generate the codes and
    /// then wait too long to submit the request, the MFA device successfully associates with the
    /// user but the MFA device becomes out of sync"). AWS does not say how many: ten minutes.
    private static final long OLDEST_OF_LATE_PAIR = 20;

    private Totp() {}

    /// The step that an instant falls in.
    public static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /// The code that a device shows.
    ///
    /// @param seed in base32
    public static String code(Secret seed, Instant at) {
        return code(seed, step(at));
    }

    /// The code that a device shows, if it is still to be taken: none is taken twice, and none
    /// after a later one.
    public static Optional<String> unused(Secrets secrets, String serial, Instant at) {
        long now = step(at);
        return secrets.seed(serial)
                .filter(_ -> isNew(secrets, serial, now, now + DRIFT))
                .map(seed -> code(seed, now));
    }

    /// The secrets after one code of a device, as for a sign-in; empty if it is not to be taken, or
    /// the device is out of step.
    ///
    /// @param clocks what each shows (UTC)
    public static Optional<Secrets> take(
            Secrets secrets, String serial, String code, List<Instant> clocks) {
        Optional<Secret> seed = secrets.seed(serial);
        if (secrets.outOfStep().contains(serial)) {
            return Optional.empty();
        }
        for (Instant now : clocks) {
            long latest = step(now) + DRIFT;
            for (long step = step(now) - DRIFT; step <= latest; step++) {
                if (isNew(secrets, serial, step, latest) && shows(seed, step, code)) {
                    return Optional.of(secrets.withUsedCode(serial, step));
                }
            }
        }
        return Optional.empty();
    }

    /// The secrets after two successive codes of a device that enable it; empty if they are not to
    /// be taken. After codes of long ago it is out of step.
    ///
    /// @param clocks what each shows (UTC)
    public static Optional<Secrets> enable(
            Secrets secrets, String serial, String first, String second, List<Instant> clocks) {
        return takePair(secrets, serial, first, second, clocks)
                .or(() ->
                        pair(
                                        secrets,
                                        serial,
                                        first,
                                        second,
                                        clocks,
                                        OLDEST_OF_LATE_PAIR,
                                        OLDEST_OF_PAIR + 1)
                                .map(taken -> taken.withStep(serial, false)));
    }

    /// The secrets after two fresh successive codes of a device, which is in step then; empty if
    /// they are not to be taken.
    ///
    /// @param clocks what each shows (UTC)
    public static Optional<Secrets> takePair(
            Secrets secrets, String serial, String first, String second, List<Instant> clocks) {
        return pair(secrets, serial, first, second, clocks, OLDEST_OF_PAIR, 0)
                .map(taken -> taken.withStep(serial, true));
    }

    /// @param oldest how many steps before the present one the first code may be of, at most
    /// @param newest and at least
    private static Optional<Secrets> pair(
            Secrets secrets,
            String serial,
            String first,
            String second,
            List<Instant> clocks,
            long oldest,
            long newest) {
        Optional<Secret> seed = secrets.seed(serial);
        for (Instant now : clocks) {
            for (long step = step(now) - oldest; step <= step(now) - newest; step++) {
                if (isNew(secrets, serial, step, step(now) + DRIFT)
                        && shows(seed, step, first)
                        && shows(seed, step + 1, second)) {
                    return Optional.of(secrets.withUsedCode(serial, step + 1));
                }
            }
        }
        return Optional.empty();
    }

    /// Whether neither this step's code nor a later one was taken, up to the latest that this clock
    /// lets in: what was taken by a clock far ahead says nothing of this one.
    private static boolean isNew(Secrets secrets, String serial, long step, long latest) {
        return secrets.usedCodes().getOrDefault(serial, Set.of()).stream()
                .noneMatch(used -> used >= step && used <= latest);
    }

    private static boolean shows(Optional<Secret> seed, long step, String code) {
        return seed.filter(one -> new Secret(code(one, step)).is(code)).isPresent();
    }

    private static String code(Secret seed, long step) {
        var key = new SecretKeySpec(Base32.decode(seed.reveal()), "HmacSHA1");
        try {
            return new HmacOneTimePasswordGenerator()
                    .generateOneTimePasswordString(key, step, Locale.ROOT);
        } catch (InvalidKeyException e) {
            throw new IllegalStateException("HMAC takes every key", e);
        }
    }
}
