package dev.lockstep.control.users;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.LiveRead;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.User;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Ruling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How many of an account's users have a console password; the baseline's services, which are no
/// people, do not count.
///
/// @param with users that have one
/// @param unknown users of whom it is not known
/// @param missing for want of which reads, one of each kind: there may be thousands of users
/// @param settledBy the live reads that would settle it
record PeoplesPasswords(
        int with, int unknown, List<Read.Missing<?>> missing, List<LiveRead> settledBy) {
    PeoplesPasswords {
        missing = List.copyOf(missing);
        settledBy = List.copyOf(settledBy);
    }

    static PeoplesPasswords of(AccountSnapshot snapshot, Roster roster) {
        return switch (snapshot.users()) {
            case Read.Missing<List<User>> missing ->
                    new PeoplesPasswords(0, 0, List.of(missing), List.of());
            case Read.Known<List<User>>(var users, var _) -> {
                int with = 0;
                int unknown = 0;
                var settledBy = new ArrayList<LiveRead>();
                Map<ReadKey<?>, Read.Missing<?>> kinds = new LinkedHashMap<>();
                for (User user : users) {
                    if (roster.isService(user.name())) {
                        continue;
                    }
                    Read<Boolean> password = snapshot.user(user.name()).hasPassword();
                    settledBy.addAll(
                            password instanceof Read.Missing<Boolean> missing
                                    ? missing.withItsOwn()
                                    : Evidence.settling(password));
                    switch (password) {
                        case Read.Known<Boolean>(Boolean has, var _) -> with += has ? 1 : 0;
                        case Read.Missing<Boolean> missing -> {
                            unknown++;
                            kinds.putIfAbsent(missing.key().kind(), missing);
                        }
                    }
                }
                yield new PeoplesPasswords(with, unknown, List.copyOf(kinds.values()), settledBy);
            }
        };
    }

    /// Whether anybody has one.
    Ruling any() {
        if (with > 0) {
            return Ruling.yes();
        }
        return missing.isEmpty() ? Ruling.no() : new Ruling.Open(missing);
    }

    /// Such as `3 people sign in with passwords of IAM users`, without a full stop.
    String words() {
        return with > 0
                ? "%d IAM user%s of people %s a console password"
                        .formatted(with, with == 1 ? "" : "s", with == 1 ? "has" : "have")
                : "It is not known whether people have console passwords ("
                        + missing.getFirst().because()
                        + ")";
    }

    Evidence evidence() {
        Evidence evidence =
                new Evidence(List.of(), settledBy).with("users with a console password", with);
        return missing.isEmpty()
                ? evidence
                : evidence.with("users whose password is not known", unknown)
                        .with("password_enabled", missing.getFirst());
    }
}
