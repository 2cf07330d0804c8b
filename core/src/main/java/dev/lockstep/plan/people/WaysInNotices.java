package dev.lockstep.plan.people;

import dev.lockstep.account.Read;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a user notices of the ways in: a password, keys and devices that come and go.
final class WaysInNotices {
    private WaysInNotices() {}

    /// @param before empty: the user is new
    /// @param after empty: the user is gone
    static List<String> of(Optional<UserReads> before, Optional<UserReads> after) {
        if (after.isEmpty()) {
            return List.of("The user is deleted, with all that belongs to it.");
        }
        if (before.isEmpty()) {
            return List.of(
                    is(after.get().hasPassword())
                            ? "The user is created."
                            : "The user is created, without a password or an access key; lockstep people"
                                    + " onboard gives it a first password, with MFA.");
        }
        var notices = new ArrayList<String>();
        boolean had = is(before.get().hasPassword());
        boolean has = is(after.get().hasPassword());
        if (had && !has) {
            notices.add("Can no longer sign in to the console: the password is taken away.");
        }
        if (!had && has && before.get().hasPassword().isKnown()) {
            notices.add("Can sign in to the console: there is a password.");
        }
        keys(before.get(), after.get(), notices);
        if (is(before.get().hasMfa()) && !is(after.get().hasMfa())) {
            notices.add("The MFA device is taken away.");
        }
        return List.copyOf(notices);
    }

    private static void keys(UserReads before, UserReads after, List<String> notices) {
        List<UserKey> later = after.keys().found().orElse(List.of());
        for (UserKey key : before.keys().found().orElse(List.of())) {
            Optional<UserKey> same =
                    later.stream().filter(one -> one.name().equals(key.name())).findFirst();
            if (key.active() && !same.map(UserKey::active).orElse(false)) {
                notices.add(
                        "The access key %s stops working (%s)%s."
                                .formatted(
                                        key.name(),
                                        use(key),
                                        same.isPresent() ? "" : ", for good: it is deleted"));
            } else if (same.isEmpty()) {
                notices.add(
                        "The access key %s, inactive already, is deleted.".formatted(key.name()));
            } else if (!key.active() && same.get().active()) {
                notices.add("The access key %s works again.".formatted(key.name()));
            }
        }
    }

    private static String use(UserKey key) {
        return switch (key.lastUsed()) {
            case Read.Known<LastUsed>(var used, var _) ->
                    used.date()
                            .map(date ->
                                    "last used "
                                            + LocalDate.ofInstant(date, ZoneOffset.UTC)
                                            + used.service()
                                                    .filter(service -> !service.equals("N/A"))
                                                    .map(service -> " for " + service)
                                                    .orElse(""))
                            .orElse("never used");
            case Read.Missing<LastUsed> _ -> "its last use is not known";
        };
    }

    private static boolean is(Read<Boolean> read) {
        return read.found().orElse(false);
    }
}
