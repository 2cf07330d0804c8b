package dev.lockstep.operation.keys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.ReadKey;
import dev.lockstep.apply.Runs;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.step.Making;
import dev.lockstep.operation.Goal;
import dev.lockstep.operation.Judge;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.run.KeyJournal;
import dev.lockstep.operation.run.Place;
import dev.lockstep.record.keys.About;
import dev.lockstep.statefolder.StateFolder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks at the access keys of an account.
public final class LookAtKeys {
    private LookAtKeys() {}

    /// What was seen.
    ///
    /// @param makings calls of runs that made a key, or may have, and whose answer never came
    /// @param now as of when (UTC), by the account's own clock
    /// @param runs where what belongs to the account is kept, if anywhere
    /// @param incomplete what AWS refused or did not answer, in words
    /// @param notices sentences for the reader; no names are in them
    public record Looked(
            About about,
            AccountSnapshot snapshot,
            Baseline baseline,
            KeyDeeds deeds,
            List<Making> makings,
            Instant now,
            Optional<Runs> runs,
            Set<String> incomplete,
            List<String> notices) {
        public Looked {
            makings = List.copyOf(makings);
            incomplete = Set.copyOf(incomplete);
            notices = List.copyOf(notices);
        }

        /// Where the keys stand as of now.
        public KeyLives lives() {
            return lives(now);
        }

        /// Where the keys stand.
        ///
        /// @param at as of when (UTC)
        public KeyLives lives(Instant at) {
            return KeyLives.of(snapshot, baseline, deeds, at);
        }
    }

    /// Asks AWS.
    ///
    /// @param version of this program, for the record
    /// @throws dev.lockstep.input.BadInput if the baseline is not what it should be
    /// @throws dev.lockstep.operation.Refused if the credentials are of another account
    /// @throws dev.lockstep.collect.NoSession if AWS cannot be asked
    public static Looked live(
            LiveAccount account,
            LiveAccount.Request request,
            KeyReads reads,
            String version,
            LiveAccount.Watch watch) {
        LiveAccount.Opened opened = account.open(request);
        Collector collector = opened.collector();
        // AWS gives the time of a report in whole seconds.
        Instant began = collector.began().truncatedTo(ChronoUnit.SECONDS);
        collector.read(reads.ofAccount(), watch.begins("reading the account"));
        Set<ReadKey<?>> asked = reads.asked(AccountSnapshot.of(collector.answers()), began);
        collector.read(
                reads.ofUsers(AccountSnapshot.of(collector.answers()), began),
                watch.begins("reading keys"));
        var snapshot = AccountSnapshot.of(collector.answers());
        Optional<Runs> runs = runs(opened, request.session());
        Optional<KeyJournal> journal = runs.map(KeyJournal::of);
        var notices = new ArrayList<String>();
        reads.notice(snapshot, began).ifPresent(notices::add);
        if (!reads.policies()) {
            notices.add(
                    "Whether AWS has quarantined a user, having found a key in public, was not"
                            + " read; --deep reads it.");
        }
        return new Looked(
                new About(
                        version,
                        opened.account(),
                        snapshot.partition(),
                        opened.caller().map(CallerIdentity::arn),
                        collector.endpoint().map(URI::toString),
                        opened.isPractice()),
                snapshot,
                opened.baseline(),
                deeds(runs, journal, opened.account()),
                journal.map(KeyJournal::makings).orElse(List.of()),
                opened.clock().instant(),
                runs,
                KeyReads.incomplete(snapshot, asked),
                notices);
    }

    /// What runs of this machine did to the keys of an account, and what a look saw of them.
    public static KeyDeeds deeds(LiveAccount.Opened opened, SessionRequest session) {
        Optional<Runs> runs = runs(opened, session);
        return deeds(runs, runs.map(KeyJournal::of), opened.account());
    }

    private static Optional<Runs> runs(LiveAccount.Opened opened, SessionRequest session) {
        return session.state()
                .map(StateFolder::at)
                .flatMap(state -> Place.where(opened).map(where -> Runs.of(state, where)));
    }

    /// Where the keys of an account stand that was read and judged already.
    ///
    /// @param runs where what belongs to the account is kept, if anywhere
    /// @param version of this program, for the record
    public static Looked judged(
            LiveAccount.Opened opened,
            AccountSnapshot snapshot,
            Optional<Runs> runs,
            String version) {
        Optional<KeyJournal> journal = runs.map(KeyJournal::of);
        return new Looked(
                new About(
                        version,
                        opened.account(),
                        snapshot.partition(),
                        opened.caller().map(CallerIdentity::arn),
                        opened.collector().endpoint().map(URI::toString),
                        opened.isPractice()),
                snapshot,
                opened.baseline(),
                deeds(runs, journal, opened.account()),
                journal.map(KeyJournal::makings).orElse(List.of()),
                opened.clock().instant(),
                runs,
                Set.of(),
                List.of());
    }

    private static KeyDeeds deeds(
            Optional<Runs> runs, Optional<KeyJournal> journal, Optional<String> account) {
        KeyDeeds deeds = journal.map(KeyJournal::deeds).orElse(KeyDeeds.NONE);
        return runs.isPresent() && account.isPresent()
                ? LookFile.seen(deeds, runs.get(), account.get())
                : deeds;
    }

    /// Looks at saved answers; no run of this machine is looked at.
    ///
    /// @throws dev.lockstep.input.BadInput if the answers or the baseline are not what they should
    ///   be
    /// @throws dev.lockstep.operation.Refused if they are of another account
    public static Looked saved(Path from, Goal goal, String version, InstantSource clock) {
        var judge = new Judge(goal, clock);
        Baseline baseline = judge.baseline();
        SnapshotFolder.Saved saved = SnapshotFolder.readAll(SnapshotFolder.filesAt(from));
        var snapshot = AccountSnapshot.of(saved.answers());
        judge.refuseOther(snapshot.accountId(), baseline, "these answers are", "looked at");
        var reads = new KeyReads(false, true);
        return new Looked(
                new About(
                        version,
                        snapshot.accountId(),
                        snapshot.partition(),
                        snapshot.callerIdentity().found().map(CallerIdentity::arn),
                        Optional.empty(),
                        false),
                snapshot,
                baseline,
                KeyDeeds.NONE,
                List.of(),
                goal.now().orElseGet(() -> Judge.instant(saved.answers(), clock)),
                Optional.empty(),
                KeyReads.incomplete(snapshot, reads.asked(snapshot, Instant.MAX)),
                saved.notices());
    }
}
