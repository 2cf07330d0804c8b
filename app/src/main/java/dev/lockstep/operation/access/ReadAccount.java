package dev.lockstep.operation.access;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.Accounts;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.input.BadInput;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.Judge;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.PracticeLookup;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An account, as much of it as questions about access need: its users, groups, roles and policies,
/// and what its organization lays over it.
///
/// @param practice whether it is a practice account
public record ReadAccount(AccountSnapshot snapshot, Baseline baseline, boolean practice) {
    private static final Set<ReadKey<?>> WANTED =
            Set.of(
                    ReadKey.CALLER_IDENTITY,
                    ReadKey.DETAILS,
                    ReadKey.ORGANIZATION,
                    ReadKey.SERVICE_CONTROL_POLICIES);

    /// Reads it from AWS.
    ///
    /// @throws BadInput if the baseline is not what it should be
    /// @throws dev.lockstep.operation.Refused if the credentials are of another account
    /// @throws dev.lockstep.collect.NoSession if AWS cannot be asked
    public static ReadAccount live(
            Accounts accounts,
            PracticeLookup practices,
            SessionRequest session,
            Goal goal,
            LiveAccount.Watch watch) {
        var judge = new Judge(goal, session.clock());
        Baseline baseline = judge.baseline();
        Collector collector = accounts.open(session);
        judge.refuseOther(
                AccountSnapshot.of(collector.answers()).accountId(),
                baseline,
                "the credentials are",
                "read");
        collector.read(WANTED, watch.begins("reading the account"));
        return new ReadAccount(
                AccountSnapshot.of(collector.answers()),
                baseline,
                collector.endpoint().flatMap(practices::at).isPresent());
    }

    /// Reads it from saved answers.
    ///
    /// @throws BadInput if the answers or the baseline are not what they should be, or hold no
    ///   authorization details
    /// @throws dev.lockstep.operation.Refused if these are the answers of another account
    public static ReadAccount saved(Path from, String name, Goal goal, InstantSource clock) {
        var judge = new Judge(goal, clock);
        Baseline baseline = judge.baseline();
        var snapshot =
                AccountSnapshot.of(SnapshotFolder.readAll(SnapshotFolder.filesAt(from)).answers());
        judge.refuseOther(snapshot.accountId(), baseline, "these answers are", "asked about");
        if (snapshot.detailedUsers() instanceof Read.Missing<?> missing
                && !missing.isIncomplete()) {
            throw BadInput.in(
                    name,
                    "expected account-authorization-details.json, which tells of policies ("
                            + missing.because()
                            + ")");
        }
        return new ReadAccount(snapshot, baseline, false);
    }

    /// Who can do what in it.
    public AccountAccess access() {
        return AccountAccess.of(snapshot);
    }

    /// Whether its users, groups and roles are known; without them there is no answer.
    public boolean isKnown() {
        return snapshot.detailedUsers().isKnown();
    }

    /// What AWS refused or did not answer, and answers hang on, in words.
    public Set<String> incomplete() {
        var missing = new LinkedHashSet<String>();
        add(snapshot.detailedUsers(), missing);
        add(snapshot.organization(), missing);
        if (isMember()) {
            add(snapshot.serviceControlPolicies(), missing);
        }
        return missing;
    }

    private boolean isMember() {
        return snapshot.organization().found().flatMap(one -> one).stream()
                .map(Organization::managementAccount)
                .anyMatch(account -> !snapshot.accountId().equals(Optional.of(account)));
    }

    private static void add(Read<?> read, Set<String> missing) {
        if (read instanceof Read.Missing<?> lack && lack.isIncomplete()) {
            missing.add(lack.because());
        }
    }

    /// What every answer begins with.
    public List<String> notices() {
        return practice ? List.of("A practice account, no account of AWS.") : List.of();
    }
}
