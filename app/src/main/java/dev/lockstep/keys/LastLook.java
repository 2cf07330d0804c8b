package dev.lockstep.keys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a look at the keys of an account saw, and what was told on its day: whoever asks again on
/// the same day is told the same.
///
/// @param account 12 digits
/// @param endpoint where AWS was asked instead of at its own endpoints
/// @param day the day of the look (UTC)
/// @param since when the last look of an earlier day was (UTC); none: this day is the first
/// @param at when the look was (UTC)
/// @param keys each key whose id was known
/// @param unread users whose keys were not all known
/// @param usersRead whether the users were known at all
/// @param news what was told on that day
public record LastLook(
        String account,
        Optional<String> endpoint,
        LocalDate day,
        Optional<Instant> since,
        Instant at,
        List<KeySeen> keys,
        Set<String> unread,
        boolean usersRead,
        List<News> news) {
    /// The name of the format.
    public static final String SCHEMA = "lockstep/keys-watch-state/1";

    public LastLook {
        keys = List.copyOf(keys);
        unread = Set.copyOf(unread);
        news = List.copyOf(news);
    }

    /// The keys by their ids.
    Map<String, KeySeen> byId() {
        Map<String, KeySeen> all = new HashMap<>();
        keys.forEach(key -> all.put(key.id(), key));
        return all;
    }

    /// Whether all keys of a user were known.
    boolean knew(String owner) {
        return usersRead && !unread.contains(owner);
    }

    /// The users of whom a look does not know all keys.
    static Set<String> unread(KeyLives lives) {
        var all = new HashSet<String>();
        lives.unread().forEach(one -> one.owner().ifPresent(all::add));
        lives.keys().stream()
                .filter(key -> key.id().isEmpty())
                .forEach(key -> all.add(key.owner()));
        return all;
    }
}
