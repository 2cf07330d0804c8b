package dev.lockstep.collect;

import dev.lockstep.account.Answers;
import dev.lockstep.account.ReadKey;
import dev.lockstep.write.AccountWriter;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads an account, as much of it as is asked for.
///
/// What it gathers are the files of a snapshot folder, in the shape in which the AWS CLI prints
/// them; what is judged is read from those. So an audit of a saved folder is the audit of the
/// account that it was saved from.
public interface Collector {
    /// Kinds that are read for one subject at a time.
    Set<ReadKey<?>> PER_SUBJECT =
            Set.of(
                    ReadKey.MFA_DEVICES,
                    ReadKey.ACCESS_KEYS,
                    ReadKey.ACCESS_KEY_LAST_USED,
                    ReadKey.LOGIN_PROFILES,
                    ReadKey.SSH_PUBLIC_KEYS,
                    ReadKey.SIGNING_CERTIFICATES,
                    ReadKey.ALTERNATE_CONTACTS,
                    ReadKey.ACCESS_ANALYZERS,
                    ReadKey.TRAIL_STATUS,
                    ReadKey.EVENT_SELECTORS);

    /// What the first round reads: every kind that is read once for the account, with what hangs on
    /// it (the status and selectors of each trail; root's own lists, if root asks), and the
    /// security contact. Analyzers are asked for by region, as the baseline wants them.
    static Set<ReadKey<?>> account() {
        var wanted = new LinkedHashSet<ReadKey<?>>(ReadKey.all());
        wanted.removeAll(PER_SUBJECT);
        wanted.add(ReadKey.ALTERNATE_CONTACTS.of("SECURITY"));
        return wanted;
    }

    /// Makes the calls that these reads take; what was asked before is not asked again. A read that
    /// is refused, or that AWS does not answer, becomes a missing read and stops nothing.
    ///
    /// @param wanted kinds that are read once for the account, such as [ReadKey#USERS], and kinds
    ///   that are read for one subject, such as `ReadKey.MFA_DEVICES.of("alice")`;
    ///   [ReadKey#ACCESS_KEYS] of a user takes one call, [ReadKey#ACCESS_KEY_LAST_USED] of a user
    ///   lists its keys too, unless they are known, and takes one more call for each
    void read(Set<ReadKey<?>> wanted, Progress progress);

    default void read(Set<ReadKey<?>> wanted) {
        read(wanted, Progress.SILENT);
    }

    /// What is known by now. Its time is that of the last answer.
    Answers answers();

    /// The same as files of a snapshot folder.
    SnapshotFiles files();

    /// The same account, its answers dated by another clock (UTC), those that are there too.
    /// Nothing is asked for that.
    Collector by(InstantSource clock);

    /// When reading began (UTC): a credential report that was generated later is as good as live.
    Instant began();

    /// The region of the session.
    String region();

    /// Where AWS is asked instead of at its own endpoints, such as a practice account.
    Optional<URI> endpoint();

    /// Whether every service is asked there. Else some of what is read and written is of whatever
    /// account stands behind the other endpoints.
    boolean isAllAt(URI endpoint);

    /// The id of the long-lived access key that signs the requests; empty: a session does, whose
    /// end no access key is.
    default Optional<String> signingKey() {
        return Optional.empty();
    }

    /// Changes the same account, with the same session and within the same budget.
    AccountWriter writer();

    /// What time it is by AWS's own clock (UTC, to the second): what its last answer was dated, and
    /// what has passed since. Empty if no answer was dated.
    default Optional<Instant> time() {
        return Optional.empty();
    }

    /// How many calls were made, tries counted singly, by operation (`iam:ListUsers`).
    Map<String, Integer> calls();
}
