package dev.lockstep.keys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Partly;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Every access key of an account, and where each stands.
///
/// @param at as of when (UTC)
/// @param keys first those about which something is due first
/// @param unread the users of whom it is not known which keys they have, by name
/// @param notices what a reader must know beside, in sentences; no names are in them
public record KeyLives(Instant at, List<KeyLife> keys, List<Unread> unread, List<String> notices) {
    /// How many days before its end a need, an exception or an attestation is told of.
    public static final int SOON = 30;

    public KeyLives {
        keys = List.copyOf(keys);
        unread = List.copyOf(unread);
        notices = List.copyOf(notices);
    }

    /// Somebody of whom it is not known which keys there are.
    ///
    /// @param owner a user; none: nobody knows even the users
    /// @param why hostile text may be in it
    public record Unread(Optional<String> owner, String why) {}

    /// Tells where each key stands.
    ///
    /// @param deeds what runs of this machine did
    /// @param at as of when (UTC)
    public static KeyLives of(
            AccountSnapshot snapshot, Baseline baseline, KeyDeeds deeds, Instant at) {
        var keys = new ArrayList<KeyLife>();
        var unread = new ArrayList<Unread>();
        var notices = new ArrayList<String>();
        switch (snapshot.users()) {
            case Read.Missing<List<User>> missing ->
                    unread.add(new Unread(Optional.empty(), missing.because()));
            case Read.Known<List<User>>(var users, var _) -> {
                var life = new UserKeyLife(snapshot, baseline, deeds, at);
                for (User user : users) {
                    UserReads reads = snapshot.user(user.name());
                    List<UserKey> known = known(reads, unread);
                    known.forEach(key -> keys.add(life.of(reads, key)));
                }
            }
        }
        new RootKeyLife(snapshot, baseline, deeds, at).add(keys, notices);
        LocalDate today = day(at);
        keys.sort(
                Comparator.comparing((KeyLife key) -> order(key, today))
                        .thenComparing(
                                key -> key.next().map(Matter::kind).orElse(Matter.Kind.FIND_OUT))
                        .thenComparing(KeyLife::owner)
                        .thenComparing(KeyLife::name));
        return new KeyLives(at, keys, unread, notices);
    }

    /// The keys of a user, as far as they are known.
    private static List<UserKey> known(UserReads user, List<Unread> unread) {
        return switch (user.keys()) {
            case Read.Known<List<UserKey>>(var keys, var _) -> keys;
            case Read.Missing<List<UserKey>> missing -> {
                unread.add(new Unread(Optional.of(user.name()), missing.because()));
                Partly<UserKey> active = user.activeKeys();
                Partly<UserKey> inactive = user.inactiveKeys();
                var some = new ArrayList<>(active.known());
                some.addAll(inactive.known());
                yield some;
            }
        };
    }

    /// The day for which a key is sorted: what is due comes first, what is never due last.
    private static LocalDate order(KeyLife key, LocalDate today) {
        Optional<LocalDate> day = key.next().flatMap(Matter::on);
        return day.map(one -> one.isBefore(today) ? today : one).orElse(LocalDate.MAX);
    }

    /// The day of a time (UTC).
    public static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /// As of which day it is (UTC).
    public LocalDate today() {
        return day(at);
    }
}
