package dev.lockstep.operation;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Answers;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.around.Region;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.collect.Accounts;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.Progress;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Confirmations;
import dev.lockstep.practice.running.PracticeRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads an account from AWS and judges it.
///
/// First come the calls that tell of the whole account at once. Then verdicts say which reads of
/// single users would settle them; those are made, and it is judged again. What the second round
/// brings up that only a third could settle stays as it is.
public final class LiveAccount {
    private static final int ROUNDS = 2;

    private final Accounts accounts;
    private final PracticeLookup practices;

    /// Reads accounts none of which is a practice account.
    public LiveAccount(Accounts accounts) {
        this(accounts, PracticeLookup.NONE);
    }

    /// @param practices tells which endpoint is a practice account
    public LiveAccount(Accounts accounts, PracticeLookup practices) {
        this.accounts = accounts;
        this.practices = practices;
    }

    /// What is asked.
    ///
    /// @param deep whether to confirm live also what passes in an account of more than
    ///   [Confirmations#MANY_USERS] users, and to read the SSH keys of everyone
    /// @param reading how much of the account is read
    public record Request(SessionRequest session, boolean deep, Goal goal, Reading reading) {
        /// One that reads the whole account.
        public Request(SessionRequest session, boolean deep, Goal goal) {
            this(session, deep, goal, new Reading.Whole());
        }

        /// The same for a part of the account.
        public Request only(Reading.Part part) {
            return new Request(session, deep, goal, part);
        }
    }

    /// How much of an account is read.
    public sealed interface Reading {
        /// All of it, and what would settle verdicts.
        record Whole() implements Reading {}

        /// A part, so that somebody can do it who may read little. What else there is stays
        /// unknown.
        ///
        /// @param keys what is read
        /// @param actions what that takes, as a policy names it, such as `iam:ListMFADevices`
        record Part(Set<ReadKey<?>> keys, Set<String> actions) implements Reading {
            public Part {
                keys = Set.copyOf(keys);
                actions = Set.copyOf(actions);
            }
        }
    }

    /// A judged account, and what AWS said of it as files of a snapshot folder.
    ///
    /// @param notices those of the audit's that are about how it was read; no names are in them
    public record Judged(Audit audit, SnapshotFiles files, List<String> notices) {
        public Judged {
            notices = List.copyOf(notices);
        }
    }

    /// Hears what is read.
    @FunctionalInterface
    public interface Watch {
        Watch NOBODY = _ -> Progress.SILENT;

        /// Reading begins.
        ///
        /// @param what such as `reading the account`
        /// @return hears how far it has come
        Progress begins(String what);
    }

    /// Reads and judges. A practice account is judged by its own clock.
    ///
    /// @throws dev.lockstep.input.BadInput if the baseline is not what it should be
    /// @throws Refused if the credentials are of another account
    /// @throws dev.lockstep.collect.NoSession if AWS cannot be asked
    public Judged judge(Request request, Watch watch) {
        return open(request).judge(watch);
    }

    /// Asks AWS whose account it is, and reads no more of it yet.
    ///
    /// @throws dev.lockstep.input.BadInput if the baseline is not what it should be
    /// @throws Refused if the credentials are of another account
    /// @throws dev.lockstep.collect.NoSession if AWS cannot be asked
    public Opened open(Request request) {
        // A baseline that is not what it should be is told before anybody is asked.
        var judge = new Judge(request.goal(), request.session().clock());
        judge.baseline();
        Collector collector = accounts.open(request.session());
        Optional<PracticeRegistry.Time> practice =
                collector
                        .endpoint()
                        // A service that is asked elsewhere may be a real account's.
                        .filter(collector::isAllAt)
                        .flatMap(practices::at)
                        .flatMap(PracticeRegistry.Seen::time);
        // Only now is it known that the answers must be dated by another clock.
        InstantSource clock =
                practice.map(time -> time.by(request.session().clock()))
                        .orElse(request.session().clock());
        var opened =
                new Opened(
                        request,
                        practice.isEmpty() ? judge : new Judge(request.goal(), clock),
                        practice.isEmpty() ? collector : collector.by(clock),
                        clock,
                        practice.isPresent());
        opened.judge.refuseOther(
                opened.account(), opened.judge.baseline(), "the credentials are", "read");
        return opened;
    }

    /// An account that AWS can be asked about.
    public static final class Opened {
        private final Request request;
        private final Judge judge;
        private final Collector collector;
        private final InstantSource clock;
        private final boolean practice;

        private Opened(
                Request request,
                Judge judge,
                Collector collector,
                InstantSource clock,
                boolean practice) {
            this.request = request;
            this.judge = judge;
            this.collector = collector;
            this.clock = clock;
            this.practice = practice;
        }

        /// Its id, 12 digits.
        public Optional<String> account() {
            return AccountSnapshot.of(collector.answers()).accountId();
        }

        /// As whom AWS is asked.
        public Optional<CallerIdentity> caller() {
            return AccountSnapshot.of(collector.answers()).callerIdentity().found();
        }

        /// What the baseline wants of it.
        public Baseline baseline() {
            return judge.baseline();
        }

        /// What reads it, and changes it.
        public Collector collector() {
            return collector;
        }

        /// What time it is there (UTC): a practice account has a clock of its own.
        public InstantSource clock() {
            return clock;
        }

        /// Whether it is a practice account.
        public boolean isPractice() {
            return practice;
        }

        /// How far AWS's clock is before this machine's; negative: behind. Empty if AWS has dated
        /// no answer, or this is a practice account.
        public Optional<Duration> ahead() {
            return practice
                    ? Optional.empty()
                    : collector.time().map(aws -> Duration.between(clock.instant(), aws));
        }

        /// Reads the account and judges it.
        public Judged judge(Watch watch) {
            read(watch);
            // AWS gives the time of a report in whole seconds.
            return LiveAccount.confirmed(
                    this, collector.began().truncatedTo(ChronoUnit.SECONDS), watch);
        }

        /// Reads the account and judges it after it was changed. What nothing stands in for, and
        /// was read of single users before, is read again. A report may be of the second in which
        /// the reading began, and still show what was before the change.
        ///
        /// @param before what was known before
        public Judged judgeAfter(Answers before, Watch watch) {
            Instant began = collector.began().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
            read(watch);
            Set<ReadKey<?>> again =
                    ofUsers(ReadKey.SSH_PUBLIC_KEYS, before.subjects(ReadKey.SSH_PUBLIC_KEYS));
            if (request.reading() instanceof Reading.Whole && !again.isEmpty()) {
                collector.read(again, watch.begins("confirming"));
            }
            return LiveAccount.confirmed(this, began, watch);
        }

        private void read(Watch watch) {
            switch (request.reading()) {
                case Reading.Whole _ -> readAccount(collector, judge.baseline().regions(), watch);
                case Reading.Part part ->
                        collector.read(part.keys(), watch.begins("reading what this is about"));
            }
        }

        /// What nobody has asked for yet of users who are there.
        private Set<ReadKey<?>> ofUsers(ReadKey<?> kind, Set<String> users) {
            Account now = AccountSnapshot.of(collector.answers()).account();
            return users.stream()
                    .filter(user -> now.users().containsKey(user))
                    .<ReadKey<?>>map(kind::of)
                    .filter(key -> collector.answers().get(key) instanceof Read.NotCollected<?>)
                    .collect(Collectors.toUnmodifiableSet());
        }

        /// Reads the account and judges it, to plan from it. A report that was made during the run
        /// counts as live for a verdict; a plan acts on a key or a password by what AWS says of
        /// that one, whatever a report says.
        public Judged judgeToPlan(Watch watch) {
            read(watch);
            return LiveAccount.confirmed(this, Instant.MAX, watch);
        }

        /// Reads more of the account, and judges it again to plan from it.
        ///
        /// @param wanted what nobody has asked for yet
        public Judged judgeToPlan(Set<ReadKey<?>> wanted, Watch watch) {
            collector.read(wanted, watch.begins("confirming"));
            return LiveAccount.confirmed(this, Instant.MAX, watch);
        }

        /// What an audit of the account as it would be wants to be read of those users who are
        /// there.
        public Set<ReadKey<?>> wantedBy(Audit rehearsed) {
            Account now = AccountSnapshot.of(collector.answers()).account();
            return Confirmations.of(rehearsed, Instant.MAX, request.deep()).wanted().stream()
                    .filter(key ->
                            key.subject().filter(user -> now.users().containsKey(user)).isPresent())
                    .filter(key -> collector.answers().get(key) instanceof Read.NotCollected<?>)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /// Judges what was read, reads what would settle it, and judges again.
    ///
    /// @param began from when on a report counts as live (UTC)
    private static Judged confirmed(Opened opened, Instant began, Watch watch) {
        Request request = opened.request;
        Judge judge = opened.judge;
        Collector collector = opened.collector;
        Audit audit = judge.audit(collector.answers());
        Confirmations open = Confirmations.of(audit, began, request.deep());
        int rounds = request.reading() instanceof Reading.Whole ? ROUNDS : 0;
        for (int round = 0; round < rounds && !open.wanted().isEmpty(); round++) {
            collector.read(open.wanted(), watch.begins("confirming"));
            audit = judge.audit(collector.answers());
            open = Confirmations.of(audit, began, request.deep());
        }
        List<String> notices = notices(open);
        return new Judged(
                audit.withNotices(notices)
                        .readAt(
                                new Audit.Place(
                                        collector.endpoint().map(URI::toString), opened.practice)),
                collector.files(),
                notices);
    }

    private static void readAccount(Collector collector, Baseline.Regions regions, Watch watch) {
        collector.read(Collector.account(), watch.begins("reading the account"));
        var analyzers = new LinkedHashSet<ReadKey<?>>();
        regions(collector, regions)
                .forEach(region -> analyzers.add(ReadKey.ACCESS_ANALYZERS.of(region)));
        if (!analyzers.isEmpty()) {
            collector.read(Set.copyOf(analyzers), watch.begins("reading regions"));
        }
    }

    private static Stream<String> regions(Collector collector, Baseline.Regions wanted) {
        return switch (wanted) {
            case Baseline.Regions.Callers _ -> Stream.of(collector.region());
            case Baseline.Regions.Named named -> named.names().stream();
            case Baseline.Regions.All _ -> enabled(collector.answers());
        };
    }

    private static Stream<String> enabled(Answers answers) {
        return answers.get(ReadKey.REGIONS).found().orElse(List.of()).stream()
                .filter(Region::enabled)
                .map(Region::name);
    }

    private static List<String> notices(Confirmations open) {
        if (open.weakPasses() == 0) {
            return List.of();
        }
        String passes =
                open.weakPasses() == 1 ? "1 pass rests" : open.weakPasses() + " passes rest";
        String report =
                open.reportedAt()
                        .map(time -> "the credential report of " + time + " or")
                        .orElse("a credential report of unknown age or");
        return List.of(
                "%s on %s on another answer that says less than AWS would say of each user. In accounts of more than %d users only what fails is read again; --deep confirms the rest."
                        .formatted(passes, report, Confirmations.MANY_USERS));
    }
}
