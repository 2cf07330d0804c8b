package dev.lockstep.operation.run;

import dev.lockstep.account.CallerIdentity;
import dev.lockstep.apply.RunLock;
import dev.lockstep.apply.Runs;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.statefolder.StateFolder;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// An account that is held for a run: nobody else on this machine begins one meanwhile.
public final class Place implements AutoCloseable {
    private final LiveAccount.Opened opened;
    private final RunHead.Where where;
    private final StateFolder state;
    private final Runs runs;
    private final RunLock lock;

    private Place(
            LiveAccount.Opened opened,
            RunHead.Where where,
            StateFolder state,
            Runs runs,
            RunLock lock) {
        this.opened = opened;
        this.state = state;
        this.where = where;
        this.runs = runs;
        this.lock = lock;
    }

    /// Asks AWS whose account it is, and holds that.
    private static Place hold(LiveAccount account, LiveAccount.Request request) {
        LiveAccount.Opened opened = account.open(request);
        StateFolder state =
                request.session()
                        .state()
                        .map(StateFolder::at)
                        .orElseThrow(() ->
                                new Refused(
                                        "there is no place to write down what is done: set"
                                                + " LOCKSTEP_HOME to a folder of your own; nothing"
                                                + " was done"));
        RunHead.Where where =
                where(opened)
                        .orElseThrow(() ->
                                new Refused(
                                        "AWS did not say which account this is; nothing was"
                                                + " done"));
        Runs runs = Runs.of(state, where);
        return new Place(opened, where, state, runs, runs.lock());
    }

    /// Holds an account and makes of it what holds it further; where that cannot be made, the
    /// account is let go.
    ///
    /// @throws Refused if it is another account, or there is no place to write down what is done
    /// @throws dev.lockstep.apply.RunRefused if another process holds it
    static <T> T held(LiveAccount account, LiveAccount.Request request, Function<Place, T> make) {
        Place place = hold(account, request);
        boolean isMade = false;
        try {
            T made = make.apply(place);
            isMade = true;
            return made;
        } finally {
            if (!isMade) {
                place.close();
            }
        }
    }

    /// Which account it is, if AWS said so.
    public static Optional<RunHead.Where> where(LiveAccount.Opened opened) {
        String partition =
                opened.caller()
                        .map(CallerIdentity::arn)
                        .map(arn -> arn.split(":", -1))
                        .filter(parts -> parts.length > 1)
                        .map(parts -> parts[1])
                        .orElse("aws");
        return opened.account()
                .map(id ->
                        new RunHead.Where(
                                partition,
                                id,
                                opened.caller().map(CallerIdentity::arn),
                                opened.collector().endpoint().map(URI::toString),
                                opened.isPractice()));
    }

    /// When runs took credentials of users away (UTC), by user name.
    Map<String, Instant> takenOut() {
        return TakenOut.of(runs);
    }

    /// The account, to be read.
    public LiveAccount.Opened account() {
        return opened;
    }

    /// Which account it is, who asks, and where.
    public RunHead.Where where() {
        return where;
    }

    /// Its runs.
    public Runs runs() {
        return runs;
    }

    /// Of which account a run is that this one does not have, in words; empty: of none.
    String elsewhere(String run) {
        return SavedRuns.elsewhere(state, run);
    }

    /// What became of who held it before, if that did not let go of it.
    public Optional<String> takenOver() {
        return lock.takenOver();
    }

    /// Whether a person must still say that this account is meant: practice accounts never, real
    /// ones unless lockstep.yaml or an option names it.
    ///
    /// @param named by an option
    public boolean isToBeNamed(Optional<String> named) {
        return !where.practice() && named.isEmpty() && opened.baseline().account().isEmpty();
    }

    @Override
    public void close() {
        lock.close();
    }
}
