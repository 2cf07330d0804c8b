package dev.lockstep.operation;

import dev.lockstep.practice.running.RunningPractice;
import dev.lockstep.practice.server.PracticeClock;
import dev.lockstep.practice.state.OwnSession;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import dev.lockstep.secret.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/// What opens a practice account: made anew for each, never the same twice.
///
/// @param token for control calls
/// @param session what is given to whoever tries things on it
/// @param truth signs reads of what is really so
record PracticeKeys(Secret token, RunningPractice.Session session, RunningPractice.Key truth) {
    /// However far the clock is moved, the session is not over.
    private static final Duration LIFE = PracticeClock.FURTHEST.plusDays(366);

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    static PracticeKeys fresh() {
        var random = new SecureRandom();
        return new PracticeKeys(
                secret(random, 32),
                new RunningPractice.Session(
                        id(random, "ASIA"), secret(random, 30), secret(random, 120)),
                new RunningPractice.Key(id(random, "AKIA"), secret(random, 30)));
    }

    /// A name for a practice account that nobody confuses with another.
    static String name(String shape) {
        return shape
                + "-"
                + id(new SecureRandom(), "").substring(0, 4).toLowerCase(java.util.Locale.ROOT);
    }

    /// The state in which the session may be used. It is root's where nothing but root is there,
    /// else that of the role by which an organization enters the account.
    PracticeState admitted(PracticeState state, boolean asRoot, Instant now) {
        return state.withSecrets(
                state.secrets()
                        .withSession(
                                session.accessKeyId(),
                                new Secrets.Session(
                                        session.secret(),
                                        session.token(),
                                        OwnSession.caller(asRoot),
                                        now.plus(LIFE))));
    }

    /// AWS's access key ids have a prefix that tells their kind, and sixteen more characters.
    private static String id(SecureRandom random, String prefix) {
        var id = new StringBuilder(prefix);
        for (int i = 0; i < 16; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return id.toString();
    }

    private static Secret secret(SecureRandom random, int bytes) {
        byte[] drawn = new byte[bytes];
        random.nextBytes(drawn);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(drawn));
    }
}
