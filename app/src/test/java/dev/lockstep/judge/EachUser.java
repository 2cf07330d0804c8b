package dev.lockstep.judge;

import java.util.List;
import java.util.function.Function;

/// One finding for each user, or one on the account when nothing lists the users.
final class EachUser {
    private EachUser() {}

    static List<Expected> of(
            JudgedAccount account, String control, Function<JudgedUser, Ruled> judge) {
        return of(account, control, true, judge);
    }

    /// `couldFail` says whether any user could fail at all under this baseline.
    static List<Expected> of(
            JudgedAccount account,
            String control,
            boolean couldFail,
            Function<JudgedUser, Ruled> judge) {
        if (account.users().isEmpty()) {
            return List.of(unlisted(account, control, couldFail));
        }
        return account.users().get().stream()
                .map(user -> Expected.of(control, "user", user.name(), judge.apply(user)))
                .toList();
    }

    static Expected unlisted(JudgedAccount account, String control, boolean couldFail) {
        Ruled ruled =
                couldFail
                        ? Ruled.UNDETERMINED
                        : Ruled.NOT_APPLICABLE.or(
                                "unlisted-but-harmless", Status.ABSENT, Status.UNDETERMINED);
        return account.onAccount(control, ruled);
    }
}
