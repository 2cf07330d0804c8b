package dev.lockstep.plan.people;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.UserReads;
import dev.lockstep.plan.PersonNotice;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.PlannedChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// What people will notice of a plan: who must change a password and when, who is asked for MFA,
/// who gains or loses which actions, who can no longer sign in, whose key stops working.
public final class People {
    private People() {}

    /// Whoever will notice something, sorted by user name.
    ///
    /// Gains are actions that are possible afterwards and were not before; losses the other way.
    /// What stays possible for fewer resources, or only with MFA, is told in words. Lists that are
    /// equal are one list, so that a plan for thousands of people stays small.
    ///
    /// @param changes where there are none, nobody notices anything
    /// @param after the account as it would be once all changes are made
    public static List<PersonNotice> notices(
            PlanRequest request, List<PlannedChange> changes, AccountSnapshot after) {
        if (changes.isEmpty()) {
            return List.of();
        }
        AccountSnapshot before = request.audit().snapshot();
        Instant now = request.audit().judgedAt();
        var passwords = new PasswordNotices(before, after, now);
        var rights = new RightsNotices(before, after);
        var names = new TreeSet<>(before.account().users().keySet());
        names.addAll(after.account().users().keySet());
        var all = new ArrayList<PersonNotice>();
        for (String name : names) {
            Optional<UserReads> then = reads(before, name);
            Optional<UserReads> later = reads(after, name);
            var notices = new ArrayList<String>();
            RightsNotices.Difference difference = RightsNotices.Difference.NONE;
            notices.addAll(WaysInNotices.of(then, later));
            if (later.isPresent()) {
                notices.addAll(passwords.of(later.get()));
                difference = rights.of(name);
                notices.addAll(difference.notices());
            }
            if (!notices.isEmpty()
                    || !difference.gains().isEmpty()
                    || !difference.loses().isEmpty()) {
                all.add(new PersonNotice(name, notices, difference.gains(), difference.loses()));
            }
        }
        return List.copyOf(all);
    }

    private static Optional<UserReads> reads(AccountSnapshot snapshot, String name) {
        return snapshot.account().users().containsKey(name)
                ? Optional.of(snapshot.user(name))
                : Optional.empty();
    }
}
