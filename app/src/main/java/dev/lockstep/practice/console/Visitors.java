package dev.lockstep.practice.console;

import dev.lockstep.secret.Secret;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;

/// The browsers that were let in, in memory: when the server ends, so do they.
final class Visitors {
    /// A session of AWS's console ends after twelve hours, too.
    private static final Duration LIFE = Duration.ofHours(12);

    private static final int MOST = 200;
    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final LinkedHashMap<Secret, Entry> entries = new LinkedHashMap<>();

    private record Entry(Visitor visitor, Instant since) {}

    /// A visitor, and what its browser shows to be known again.
    record Known(Secret cookie, Visitor visitor) {}

    /// Lets a browser in.
    ///
    /// @param now the real time (UTC)
    Known admit(Instant now) {
        entries.values().removeIf(one -> isOver(one, now));
        if (entries.size() >= MOST) {
            entries.pollFirstEntry();
        }
        var known = new Known(secret(), Visitor.guest(secret(), secret()));
        entries.put(known.cookie(), new Entry(known.visitor(), now));
        return known;
    }

    /// The visitor that shows a cookie, at the place where its pages are.
    ///
    /// @param now the real time (UTC)
    Optional<Known> find(String room, String cookie, Instant now) {
        // Each is compared, so that the time tells nothing of how much is right.
        Optional<Known> found = Optional.empty();
        for (var one : entries.entrySet()) {
            if (one.getKey().is(cookie) && !isOver(one.getValue(), now)) {
                found = Optional.of(new Known(one.getKey(), one.getValue().visitor()));
            }
        }
        return found.filter(known -> known.visitor().room().is(room));
    }

    /// The visitor goes on as another.
    void put(Secret cookie, Visitor next) {
        entries.computeIfPresent(cookie, (_, before) -> new Entry(next, before.since()));
    }

    /// A new cookie and form token for a visitor, as after signing in or out: what was seen before
    /// opens nothing later.
    Known renewed(Secret cookie, Visitor next, Instant now) {
        entries.remove(cookie);
        var fresh = new Known(secret(), next.bringing(secret()));
        entries.put(fresh.cookie(), new Entry(fresh.visitor(), now));
        return fresh;
    }

    private static boolean isOver(Entry entry, Instant now) {
        return now.isAfter(entry.since().plus(LIFE));
    }

    private Secret secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
