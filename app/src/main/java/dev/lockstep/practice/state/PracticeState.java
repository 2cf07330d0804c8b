package dev.lockstep.practice.state;

import dev.lockstep.account.Account;
import dev.lockstep.effect.Assigned;
import dev.lockstep.effect.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything a practice account knows, as one immutable value.
///
/// Writes are seen late, as on AWS: [#visible] gives the account as reads show it, which is the
/// truth of a short while ago.
///
/// @param truth the account as it is
/// @param report the stored credential report
/// @param earlier former truths with the time (UTC) at which each was replaced, oldest first; only
///   those that a read may still show
/// @param lastVersions by ARN: the highest version number that a policy ever had, where a version
///   was made here; AWS gives no number twice
public record PracticeState(
        Account truth,
        Secrets secrets,
        Optional<StoredReport> report,
        List<Earlier> earlier,
        Map<String, Integer> lastVersions) {
    /// A former truth.
    public record Earlier(Account account, Instant replaced) {}

    public PracticeState {
        earlier = List.copyOf(earlier);
        lastVersions = Map.copyOf(lastVersions);
    }

    public static PracticeState of(Account truth, Secrets secrets) {
        return new PracticeState(truth, secrets, Optional.empty(), List.of(), Map.of());
    }

    /// The state after a write.
    public PracticeState after(Effect effect, Assigned assigned) {
        return withTruth(effect.applyTo(truth, assigned), assigned.at());
    }

    /// The state with another truth, such as after a sign-in that changes a last use.
    public PracticeState withTruth(Account next, Instant now) {
        var kept = new ArrayList<Earlier>();
        for (Earlier one : earlier) {
            if (one.replaced().isAfter(now.minus(LONGEST_DELAY))) {
                kept.add(one);
            }
        }
        kept.add(new Earlier(truth, now));
        return new PracticeState(next, secrets, report, kept, lastVersions);
    }

    public PracticeState withSecrets(Secrets next) {
        return new PracticeState(truth, next, report, earlier, lastVersions);
    }

    public PracticeState withReport(StoredReport next) {
        return new PracticeState(truth, secrets, Optional.of(next), earlier, lastVersions);
    }

    /// The state in which a policy has had this many versions; none: it is gone.
    public PracticeState withLastVersion(String arn, Optional<Integer> number) {
        var numbers = new HashMap<>(lastVersions);
        number.ifPresentOrElse(last -> numbers.put(arn, last), () -> numbers.remove(arn));
        return new PracticeState(truth, secrets, report, earlier, numbers);
    }

    /// The state after a key signed a request; the same if it is nobody's key, or if its last use
    /// stays as it is.
    ///
    /// @param service as the signature names it, such as `s3`
    /// @param region as the signature names it
    public PracticeState usedKey(String id, String service, String region, Instant at) {
        if (secrets.sessions().containsKey(id)) {
            // No user has it, and to look at the keys of thousands takes longer than most calls.
            return this;
        }
        return LastUse.ofKey(truth, id, service, region, at)
                .map(next -> withTruth(next, at))
                .orElse(this);
    }

    /// The state after a sign-in at the console; the same if its last use stays as it is.
    ///
    /// @param user a user's name, or [dev.lockstep.account.Root#NAME]
    public PracticeState signedIn(String user, Instant at) {
        return LastUse.ofPassword(truth, user, at).map(next -> withTruth(next, at)).orElse(this);
    }

    /// The state with this report, or with none.
    public PracticeState withReport(Optional<StoredReport> next) {
        return new PracticeState(truth, secrets, next, earlier, lastVersions);
    }

    /// The same state, what was replaced since another one dated more finely: writes are dated in
    /// whole seconds, but are seen later by less.
    ///
    /// @param before the state that this one was made from
    public PracticeState replacedAt(Instant fine, PracticeState before) {
        // By identity: to compare whole accounts would take longer than the call itself.
        Set<Earlier> known = Collections.newSetFromMap(new IdentityHashMap<>());
        known.addAll(before.earlier);
        var dated = new ArrayList<Earlier>();
        for (Earlier one : earlier) {
            dated.add(known.contains(one) ? one : new Earlier(one.account(), fine));
        }
        return new PracticeState(truth, secrets, report, dated, lastVersions);
    }

    /// The account as reads show it now.
    ///
    /// @param delay how long a write takes to be seen, at most [#LONGEST_DELAY]
    public Account visible(Instant now, Duration delay) {
        for (Earlier one : earlier) {
            if (one.replaced().isAfter(now.minus(delay))) {
                return one.account();
            }
        }
        return truth;
    }

    /// No write takes longer to be seen.
    public static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
}
