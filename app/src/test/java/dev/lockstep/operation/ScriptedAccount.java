package dev.lockstep.operation;

import dev.lockstep.account.Answers;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.collect.Accounts;
import dev.lockstep.collect.Collector;
import dev.lockstep.collect.Progress;
import dev.lockstep.collect.SavedAccount;
import dev.lockstep.collect.SessionRequest;
import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.write.AccountWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// An account whose truth stands in a [TestAccount], read as AWS would let it be read: nothing is
/// known of it but what was asked for. It remembers each round of questions.
public final class ScriptedAccount implements Accounts, Collector {
    private final Answers truth;
    private final SnapshotFiles files;
    private final Set<ReadKey<?>> asked = new HashSet<>();
    private final List<Set<String>> rounds = new ArrayList<>();
    private Answers known;
    private Optional<SessionRequest> request = Optional.empty();
    private Instant began = TestAccount.NOW;
    private Optional<URI> endpoint = Optional.empty();

    public ScriptedAccount(TestAccount truth) {
        this(truth.answers(), SavedAccount.files());
    }

    public ScriptedAccount(Answers truth, SnapshotFiles files) {
        this.truth = truth;
        this.files = files;
        this.known = Answers.none(truth.origin());
    }

    /// The run began then (UTC), whatever the clock says.
    ScriptedAccount began(Instant when) {
        began = when;
        return this;
    }

    public ScriptedAccount endpoint(String url) {
        endpoint = Optional.of(URI.create(url));
        return this;
    }

    /// Each set of questions after the ones about the whole account, as `access-keys of alice`.
    List<Set<String>> confirmations() {
        return rounds;
    }

    /// How the account was opened.
    public Optional<SessionRequest> request() {
        return request;
    }

    /// What was asked, by name and subject.
    public Set<ReadKey<?>> asked() {
        return Set.copyOf(asked);
    }

    @Override
    public Collector open(SessionRequest asked) {
        request = Optional.of(asked);
        take(ReadKey.CALLER_IDENTITY);
        return this;
    }

    @Override
    public Collector by(InstantSource clock) {
        request = request.map(asked -> asked.withClock(clock));
        return this;
    }

    @Override
    public List<String> actions() {
        return List.of("organizations:ListRoots", "iam:ListUsers");
    }

    @Override
    public void read(Set<ReadKey<?>> wanted, Progress progress) {
        var round = new TreeSet<String>();
        int done = 0;
        for (ReadKey<?> key : wanted) {
            if (key.isOfOneUser()) {
                round.add(name(key));
            }
            if (asked.add(key)) {
                take(key);
            }
            progress.at(++done, wanted.size(), Optional.of(Duration.ofSeconds(60)));
        }
        if (!round.isEmpty()) {
            rounds.add(round);
        }
        known.get(ReadKey.TRAILS)
                .found()
                .orElse(List.of())
                .forEach(trail -> {
                    take(ReadKey.TRAIL_STATUS.of(trail.arn()));
                    take(ReadKey.EVENT_SELECTORS.of(trail.arn()));
                });
        if (known.get(ReadKey.CALLER_IDENTITY).found().filter(CallerIdentity::isRoot).isPresent()) {
            ReadKey.ofOneUser().forEach(kind -> take(kind.of(Root.NAME)));
        }
    }

    private static String name(ReadKey<?> key) {
        return (key.kind().equals(ReadKey.ACCESS_KEY_LAST_USED) ? "last use" : key.name())
                + " of "
                + key.subject().orElseThrow();
    }

    private <T> void take(ReadKey<T> key) {
        Read<T> read = truth.get(key);
        boolean isRefused = read instanceof Read.Missing<T> missing && missing.isIncomplete();
        if (key.kind().equals(ReadKey.ACCESS_KEY_LAST_USED) && !isRefused) {
            keys(ReadKey.ACCESS_KEYS.of(key.subject().orElseThrow()), true);
        } else if (key.kind().equals(ReadKey.ACCESS_KEYS) && read.isKnown()) {
            keys(
                    ReadKey.ACCESS_KEYS.of(key.subject().orElseThrow()),
                    asked.contains(ReadKey.ACCESS_KEY_LAST_USED.of(key.subject().get())));
        } else if (read.isKnown() || isRefused) {
            known = known.with(key, read);
        }
    }

    /// A list of keys comes without their last uses.
    private void keys(ReadKey<List<AccessKey>> list, boolean used) {
        Read<List<AccessKey>> all = truth.get(list);
        if (all.isKnown()) {
            known =
                    known.with(
                            list,
                            used
                                    ? all
                                    : all.map(keys ->
                                            keys.stream()
                                                    .map(key ->
                                                            new AccessKey(
                                                                    key.id(),
                                                                    key.active(),
                                                                    key.created(),
                                                                    Optional.empty()))
                                                    .toList()));
        }
    }

    @Override
    public Answers answers() {
        return known;
    }

    @Override
    public SnapshotFiles files() {
        return files;
    }

    @Override
    public Instant began() {
        return began;
    }

    @Override
    public String region() {
        return "eu-west-1";
    }

    @Override
    public Optional<URI> endpoint() {
        return endpoint;
    }

    @Override
    public Map<String, Integer> calls() {
        return Map.of();
    }

    @Override
    public boolean isAllAt(URI endpoint) {
        return true;
    }

    @Override
    public AccountWriter writer() {
        throw new UnsupportedOperationException("this account is only read");
    }
}
