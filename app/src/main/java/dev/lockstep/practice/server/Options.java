package dev.lockstep.practice.server;

import dev.lockstep.practice.operation.Operations;
import dev.lockstep.secret.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a practice account is served.
///
/// @param port to listen on, 0 for one that is free
/// @param operations what is served, asked in this order
/// @param denied operations that AWS refuses, such as `iam:ListUsers`
/// @param faults what goes wrong with every operation that has no faults of its own
/// @param faultsOf what goes wrong with single operations, by their names
/// @param visibleAfter how long a write takes to be seen, at most
///   [dev.lockstep.practice.state.PracticeState#LONGEST_DELAY]
/// @param token what control calls must bring
/// @param truthKey a key whose requests are answered with the truth; absent for none
/// @param seed of whatever is drawn: faults and ids
/// @param time the real time
/// @param ahead how far the account's clock begins ahead of the real time
/// @param enforced whether each call is judged by the policies of its caller
public record Options(
        int port,
        List<Operations> operations,
        Set<String> denied,
        Faults faults,
        Map<String, Faults> faultsOf,
        Duration visibleAfter,
        Secret token,
        Optional<TruthKey> truthKey,
        long seed,
        InstantSource time,
        Duration ahead,
        boolean enforced) {
    /// How long a write takes to be seen on the account of a person: long enough to be met, short
    /// enough to be no nuisance.
    public static final Duration USUAL_DELAY = Duration.ofMillis(300);

    /// Signs the reads of `practice save`: they are refused nothing, meet no faults, see each write
    /// at once and get a fresh credential report, so that what is saved is the truth. It writes
    /// nothing, and its calls are not counted.
    ///
    /// @param id an access key id
    public record TruthKey(String id, Secret secret) {}

    public Options {
        operations = List.copyOf(operations);
        denied = Set.copyOf(denied);
        faultsOf = Map.copyOf(faultsOf);
    }

    /// A free port, nothing denied, no faults, writes seen at once, no key for the truth.
    public static Options of(List<Operations> operations, Secret token, InstantSource time) {
        return new Options(
                0,
                operations,
                Set.of(),
                Faults.NONE,
                Map.of(),
                Duration.ZERO,
                token,
                Optional.empty(),
                0,
                time,
                Duration.ZERO,
                false);
    }

    public Options withPort(int other) {
        return new Options(
                other,
                operations,
                denied,
                faults,
                faultsOf,
                visibleAfter,
                token,
                truthKey,
                seed,
                time,
                ahead,
                enforced);
    }

    public Options withDenied(Set<String> other) {
        return new Options(
                port,
                operations,
                other,
                faults,
                faultsOf,
                visibleAfter,
                token,
                truthKey,
                seed,
                time,
                ahead,
                enforced);
    }

    public Options withFaults(Faults other) {
        return new Options(
                port,
                operations,
                denied,
                other,
                faultsOf,
                visibleAfter,
                token,
                truthKey,
                seed,
                time,
                ahead,
                enforced);
    }

    public Options withVisibleAfter(Duration other) {
        return new Options(
                port,
                operations,
                denied,
                faults,
                faultsOf,
                other,
                token,
                truthKey,
                seed,
                time,
                ahead,
                enforced);
    }

    public Options withTruthKey(TruthKey key) {
        return new Options(
                port,
                operations,
                denied,
                faults,
                faultsOf,
                visibleAfter,
                token,
                Optional.of(key),
                seed,
                time,
                ahead,
                enforced);
    }

    public Options withSeed(long other) {
        return new Options(
                port,
                operations,
                denied,
                faults,
                faultsOf,
                visibleAfter,
                token,
                truthKey,
                other,
                time,
                ahead,
                enforced);
    }

    public Options withAhead(Duration other) {
        return new Options(
                port,
                operations,
                denied,
                faults,
                faultsOf,
                visibleAfter,
                token,
                truthKey,
                seed,
                time,
                other,
                enforced);
    }

    public Options withEnforced(boolean other) {
        return new Options(
                port,
                operations,
                denied,
                faults,
                faultsOf,
                visibleAfter,
                token,
                truthKey,
                seed,
                time,
                ahead,
                other);
    }

    /// The same, where other things go wrong with one operation than with the rest.
    ///
    /// @param action such as `iam:ListUsers`
    public Options withFaultsOf(String action, Faults other) {
        var all = new HashMap<>(faultsOf);
        all.put(action, other);
        return new Options(
                port,
                operations,
                denied,
                faults,
                all,
                visibleAfter,
                token,
                truthKey,
                seed,
                time,
                ahead,
                enforced);
    }

    /// What goes wrong with an operation.
    Faults faults(String action) {
        return faultsOf.getOrDefault(action, faults);
    }
}
