package dev.lockstep.practice.running;

import dev.lockstep.practice.console.Entrance;
import dev.lockstep.secret.Secret;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/// A practice account that was started on this machine, with everything that it takes to reach it.
///
/// @param id what people call it by, such as `worst-k3fz`
/// @param process the process that serves it
/// @param port on loopback
/// @param token what control calls bring
/// @param account the account id, 12 digits
/// @param shape such as `worst`, or `snapshot`
/// @param users how many it had when it was started
/// @param enforced whether it judges each call by the policies of its caller
/// @param started when (UTC, real time)
/// @param session temporary credentials for whoever tries things on it
/// @param truth the key that signs the reads of what is really so
/// @param baseline the lockstep.yaml of its people and groups, wherever it was written
public record RunningPractice(
        String id,
        Serving process,
        int port,
        Secret token,
        String account,
        String shape,
        int users,
        boolean enforced,
        Instant started,
        Session session,
        Key truth,
        Optional<String> baseline) {
    /// A process, told from a later one that got the same number.
    ///
    /// @param began when it started; absent where the system does not tell
    public record Serving(long pid, Optional<Instant> began) {}

    /// Temporary credentials.
    public record Session(String accessKeyId, Secret secret, Secret token) {}

    /// A key that does not end.
    public record Key(String accessKeyId, Secret secret) {}

    /// Where it answers.
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /// A new address that opens its console in a browser, once: a secret, since it lets in whoever
    /// comes first.
    public Secret console() {
        return Entrance.address(endpoint(), token);
    }
}
