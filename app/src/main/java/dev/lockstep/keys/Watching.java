package dev.lockstep.keys;

import dev.lockstep.account.Root;
import dev.lockstep.keys.KeyDeed.What;
import dev.lockstep.keys.News.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares the keys of an account with what the look before saw.
///
/// What is not known now is carried on from before: it has not changed until somebody has seen
/// that. News of a day stay that day's news, however often it is asked.
public final class Watching {
    /// A use so shortly after a key was made inactive may have been on its way; and a look so
    /// shortly after a change may not have seen it.
    private static final Duration ON_ITS_WAY = Duration.ofMinutes(15);

    private static final String NO_RUN = "; no run on this machine did that";

    private final KeyLives lives;
    private final KeyDeeds deeds;
    private final int unusedDays;

    /// @param unusedDays after which a key without use is silent
    public Watching(KeyLives lives, KeyDeeds deeds, int unusedDays) {
        this.lives = lives;
        this.deeds = deeds;
        this.unusedDays = unusedDays;
    }

    /// The look now, after another.
    ///
    /// @param before none: this is the first
    /// @param at when the look is (UTC)
    public LastLook look(
            Optional<LastLook> before, String account, Optional<String> endpoint, Instant at) {
        LocalDate day = KeyLives.day(at);
        Optional<LastLook> known =
                before.filter(one -> one.account().equals(account))
                        .filter(one -> one.endpoint().equals(endpoint));
        boolean isSameDay = known.filter(one -> one.day().equals(day)).isPresent();
        Set<News> news = new LinkedHashSet<>();
        if (isSameDay) {
            news.addAll(known.orElseThrow().news());
        }
        known.ifPresent(one -> news.addAll(since(one)));
        var ordered = new ArrayList<>(news);
        ordered.sort(
                Comparator.comparing(News::kind)
                        .thenComparing(News::owner)
                        .thenComparing(News::key)
                        .thenComparing(News::text));
        return new LastLook(
                account,
                endpoint,
                day,
                isSameDay ? known.orElseThrow().since() : known.map(LastLook::at),
                at,
                seen(known),
                LastLook.unread(lives),
                areUsersRead(),
                ordered);
    }

    private boolean areUsersRead() {
        return lives.unread().stream().noneMatch(one -> one.owner().isEmpty());
    }

    /// The keys that are seen now, and those of before of which nothing is known now.
    private List<KeySeen> seen(Optional<LastLook> before) {
        Map<String, KeySeen> old = before.map(LastLook::byId).orElse(Map.of());
        var all = new HashMap<String, KeySeen>();
        for (KeyLife key : lives.keys()) {
            key.id()
                    .ifPresent(id -> {
                        KeySeen now = KeySeen.of(key);
                        all.put(id, old.containsKey(id) ? now.remembering(old.get(id)) : now);
                    });
        }
        old.values().stream()
                .filter(key -> !isKnownNow(key.owner()))
                .forEach(key -> all.putIfAbsent(key.id(), key));
        return all.values().stream()
                .sorted(Comparator.comparing(KeySeen::owner).thenComparing(KeySeen::id))
                .toList();
    }

    /// Whether all keys of somebody are known now; those of root only when root itself asked.
    private boolean isKnownNow(String owner) {
        return owner.equals(Root.NAME)
                ? lives.keys().stream().anyMatch(key -> key.isRoots() && key.id().isPresent())
                : areUsersRead() && !LastLook.unread(lives).contains(owner);
    }

    private List<News> since(LastLook before) {
        Map<String, KeySeen> old = before.byId();
        var news = new ArrayList<News>();
        var ids = new HashSet<String>();
        for (KeyLife key : lives.keys()) {
            if (key.id().isPresent()) {
                String id = key.id().get();
                ids.add(id);
                KeySeen seen = old.get(id);
                if (seen == null) {
                    news.add(appeared(key, id, before));
                } else {
                    changed(key, id, seen, before).ifPresent(news::add);
                    used(key, id, seen, before).ifPresent(news::add);
                }
            }
        }
        old.values().stream()
                .filter(key -> !ids.contains(key.id()))
                .filter(key -> isKnownNow(key.owner()))
                .forEach(key -> news.add(gone(key)));
        return news;
    }

    private News appeared(KeyLife key, String id, LastLook before) {
        Optional<KeyDeed> deed = deeds.last(id, What.MADE);
        Optional<Instant> made = key.bornAtLatest() ? Optional.empty() : key.born();
        boolean isNew =
                made.map(date -> !date.isBefore(before.at().minus(ON_ITS_WAY)))
                        .orElse(before.knew(key.owner()));
        String date = made.map(at -> " on " + KeyLives.day(at)).orElse("");
        return isNew || deed.isPresent()
                ? new News(
                        Kind.MADE,
                        key.owner(),
                        id,
                        made,
                        deed.map(KeyDeed::run),
                        deed.isEmpty(),
                        "was made" + date + by(deed))
                : new News(
                        Kind.FOUND,
                        key.owner(),
                        id,
                        made,
                        Optional.empty(),
                        false,
                        "is known now; it was made" + date);
    }

    private Optional<News> changed(KeyLife key, String id, KeySeen seen, LastLook before) {
        boolean active = key.standing().isActive();
        if (active == seen.active()) {
            return Optional.empty();
        }
        Optional<KeyDeed> deed =
                deeds.last(id)
                        .filter(last ->
                                last.what() == (active ? What.MADE_ACTIVE : What.MADE_INACTIVE))
                        .filter(last -> isSince(last, before));
        Optional<Instant> date = key.standing().since().date();
        return Optional.of(
                new News(
                        active ? Kind.MADE_ACTIVE : Kind.MADE_INACTIVE,
                        key.owner(),
                        id,
                        date,
                        deed.map(KeyDeed::run),
                        deed.isEmpty(),
                        "was made %s%s%s"
                                .formatted(
                                        active ? "active" : "inactive",
                                        date.map(at -> " on " + KeyLives.day(at)).orElse(""),
                                        by(deed))));
    }

    /// Whether a run can have done what is seen now and was not at the look before: what it did
    /// longer ago was undone by then. A key that the look before did not see may have been changed
    /// since an earlier one. (A key is made once and deleted once, so that those deeds count
    /// whenever they were.)
    private static boolean isSince(KeyDeed deed, LastLook before) {
        return !before.knew(deed.owner()) || deed.at().isAfter(before.at().minus(ON_ITS_WAY));
    }

    private Optional<News> used(KeyLife key, String id, KeySeen seen, LastLook before) {
        Optional<Instant> now = key.use().date();
        if (now.isEmpty() || !seen.useKnown() || now.equals(seen.used())) {
            return Optional.empty();
        }
        Instant use = now.get();
        if (seen.used().filter(last -> last.isAfter(use)).isPresent()) {
            return Optional.empty();
        }
        boolean isAttempt =
                !key.standing().isActive()
                        && inactiveAtLeastSince(key, seen, before)
                                .filter(since -> use.isAfter(since.plus(ON_ITS_WAY)))
                                .isPresent();
        if (isAttempt) {
            return Optional.of(
                    told(
                            Kind.ATTEMPT,
                            key,
                            id,
                            use,
                            true,
                            "is inactive, and something tried to use it on "
                                    + KeyLives.day(use)
                                    + ": find out what"));
        }
        if (seen.used().isEmpty()) {
            return Optional.of(
                    told(
                            Kind.FIRST_USE,
                            key,
                            id,
                            use,
                            false,
                            "was used for the first time, on " + KeyLives.day(use)));
        }
        Instant last = seen.used().get();
        return Duration.between(last, use).toDays() > unusedDays
                ? Optional.of(
                        told(
                                Kind.USED_AGAIN,
                                key,
                                id,
                                use,
                                true,
                                "was used on %s, for the first time since %s"
                                        .formatted(KeyLives.day(use), KeyLives.day(last))))
                : Optional.empty();
    }

    /// The time (UTC) from which on a key is known to have been inactive.
    private static Optional<Instant> inactiveAtLeastSince(
            KeyLife key, KeySeen seen, LastLook before) {
        return key.standing()
                .since()
                .date()
                .or(() -> seen.active() ? Optional.empty() : Optional.of(before.at()));
    }

    private static News told(
            Kind kind, KeyLife key, String id, Instant at, boolean waitsForYou, String text) {
        return new News(
                kind, key.owner(), id, Optional.of(at), Optional.empty(), waitsForYou, text);
    }

    private News gone(KeySeen key) {
        Optional<KeyDeed> deed = deeds.last(key.id(), What.DELETED);
        return new News(
                Kind.GONE,
                key.owner(),
                key.id(),
                deed.map(KeyDeed::at),
                deed.map(KeyDeed::run),
                deed.isEmpty(),
                "is gone" + by(deed));
    }

    private static String by(Optional<KeyDeed> deed) {
        return deed.map(one ->
                        ", by run "
                                + one.run()
                                + one.caller().map(caller -> " as " + caller).orElse(""))
                .orElse(NO_RUN);
    }
}
