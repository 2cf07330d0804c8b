package dev.lockstep.aws;

import dev.lockstep.account.Answers;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.aws.call.Budget;
import dev.lockstep.aws.call.CallFailed;
import dev.lockstep.aws.wire.Limits;
import dev.lockstep.aws.write.AwsWriter;
import dev.lockstep.aws.write.Place;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.Progress;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.write.AccountWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads an account of AWS: everything that is wanted at the same time, on virtual threads, within
/// one budget. There are a few threads for many reads, since the SDK keeps a parser and a digest
/// for each thread, and making those takes longer than most calls.
final class AwsCollector implements Collector {
    /// Before so many reads are done nobody knows the pace.
    private static final int ENOUGH_TO_TELL = 20;

    /// Some wait between two tries while others make the calls that may be in flight.
    private static final int THREADS_FOR_EACH_CALL = 2;

    private final Reading reading;
    private final Gathered.Head head;
    private final boolean isRoot;
    private final Instant began;
    private final Limits limits;
    private final Budget.Time time;
    private final int threadCount;
    private final Map<ReadKey<?>, Reading.Work> works = new HashMap<>();
    private final Map<ReadKey<?>, Consumer<String>> bySubject = new HashMap<>();
    private final Set<ReadKey<?>> asked = ConcurrentHashMap.newKeySet();
    private @Nullable Answers answers;

    AwsCollector(
            Reading reading,
            Gathered.Head head,
            boolean isRoot,
            Instant began,
            Limits limits,
            Budget.Time time) {
        this.reading = reading;
        this.head = head;
        this.isRoot = isRoot;
        this.began = began;
        this.limits = limits;
        this.time = time;
        this.threadCount = limits.inFlight() * THREADS_FOR_EACH_CALL;
        works.putAll(new AccountReads(reading, limits, time).works(isRoot));
        works.putAll(new OrganizationReads(reading, head.account().orElse("")).works());
        var around = new AroundReads(reading, head.partition());
        works.putAll(around.works());
        bySubject.put(ReadKey.ALTERNATE_CONTACTS, around::contact);
        bySubject.put(ReadKey.ACCESS_ANALYZERS, around::analyzers);
        var credentials = new CredentialReads(reading);
        bySubject.put(ReadKey.MFA_DEVICES, credentials::mfaDevices);
        bySubject.put(ReadKey.LOGIN_PROFILES, credentials::loginProfile);
        bySubject.put(ReadKey.SSH_PUBLIC_KEYS, credentials::sshPublicKeys);
        bySubject.put(ReadKey.SIGNING_CERTIFICATES, credentials::signingCertificates);
        bySubject.put(ReadKey.ACCESS_KEYS, user -> credentials.accessKeys(user, false));
        bySubject.put(ReadKey.ACCESS_KEY_LAST_USED, user -> credentials.accessKeys(user, true));
    }

    @Override
    public void read(Set<ReadKey<?>> wanted, Progress progress) {
        List<Runnable> tasks = tasks(wanted);
        if (tasks.isEmpty()) {
            return;
        }
        answers = null;
        var meter = new Meter(tasks.size(), progress, time);
        try (var threads =
                Executors.newFixedThreadPool(threadCount, Thread.ofVirtual().factory())) {
            var running = new ArrayList<Future<?>>(tasks.size());
            for (Runnable task : tasks) {
                running.add(
                        threads.submit(() -> {
                            task.run();
                            meter.oneMore();
                        }));
            }
            for (Future<?> one : running) {
                await(one);
            }
        }
        answers();
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading", e);
        } catch (ExecutionException e) {
            // A task ends by itself, whatever AWS says; this is a bug.
            throw new IllegalStateException("a read failed", e.getCause());
        }
    }

    private List<Runnable> tasks(Set<ReadKey<?>> wanted) {
        var all = new LinkedHashSet<ReadKey<?>>(wanted);
        if (isRoot && wanted.contains(ReadKey.ROOT_USER)) {
            // What only root can list of itself.
            all.add(ReadKey.MFA_DEVICES.of(Root.NAME));
            all.add(ReadKey.ACCESS_KEY_LAST_USED.of(Root.NAME));
        }
        // Listing keys is a part of asking for their last use.
        for (ReadKey<?> key : wanted) {
            if (key.kind().equals(ReadKey.ACCESS_KEY_LAST_USED)) {
                key.subject().ifPresent(user -> all.remove(ReadKey.ACCESS_KEYS.of(user)));
            }
        }
        var tasks = new ArrayList<Runnable>();
        for (ReadKey<?> key : all) {
            if (asked.add(key)) {
                task(key).ifPresent(tasks::add);
            }
        }
        return tasks;
    }

    /// The work for a key; none for what was read when the account was opened, and for what only
    /// root could ask.
    private Optional<Runnable> task(ReadKey<?> key) {
        if (key.subject().isEmpty()) {
            return Optional.ofNullable(works.get(key)).map(work -> () -> run(work));
        }
        String subject = key.subject().get();
        if (subject.equals(Root.NAME) && !isRoot) {
            return Optional.empty();
        }
        return Optional.ofNullable(bySubject.get(key.kind())).map(one -> () -> one.accept(subject));
    }

    private void run(Reading.Work work) {
        try {
            work.run();
        } catch (CallFailed failed) {
            reading.gathered().denied(failed.failure());
        }
    }

    @Override
    public Answers answers() {
        Answers known = answers;
        if (known == null) {
            known = reading.gathered().settle(head);
            answers = known;
        }
        return known;
    }

    @Override
    public SnapshotFiles files() {
        answers();
        return reading.gathered().snapshot(head);
    }

    @Override
    public Instant began() {
        return began;
    }

    @Override
    public Collector by(InstantSource clock) {
        return new AwsCollector(
                new Reading(reading.clients(), reading.calls(), reading.gathered().again(clock)),
                head,
                isRoot,
                clock.instant(),
                limits,
                time);
    }

    @Override
    public String region() {
        return reading.clients().session().region();
    }

    @Override
    public Optional<URI> endpoint() {
        return reading.clients().session().endpoint();
    }

    @Override
    public boolean isAllAt(URI endpoint) {
        return reading.clients().session().isAllAt(endpoint);
    }

    @Override
    public Optional<String> signingKey() {
        return reading.clients().session().longLivedKey();
    }

    @Override
    public AccountWriter writer() {
        return new AwsWriter(
                reading.clients(),
                reading.calls().neverGivingUp(),
                new Place(head.account(), head.partition(), isRoot),
                reading.gathered().clock());
    }

    @Override
    public Optional<Instant> time() {
        return reading.clients().time();
    }

    @Override
    public Map<String, Integer> calls() {
        return reading.calls().counts();
    }

    /// Tells how far reading has come.
    private static final class Meter {
        private final int total;
        private final Progress progress;
        private final Budget.Time time;
        private final long start;
        private int done;

        Meter(int total, Progress progress, Budget.Time time) {
            this.total = total;
            this.progress = progress;
            this.time = time;
            this.start = time.nanos();
        }

        synchronized void oneMore() {
            done++;
            long passed = time.nanos() - start;
            Optional<Duration> left =
                    done < ENOUGH_TO_TELL && passed < TimeUnit.SECONDS.toNanos(1)
                            ? Optional.empty()
                            : Optional.of(Duration.ofNanos(passed / done * (total - done)));
            progress.at(done, total, left);
        }
    }
}
