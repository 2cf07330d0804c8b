package dev.lockstep.practice.server;

import dev.lockstep.practice.operation.Operations;
import dev.lockstep.secret.Secret;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a practice account is served.
///
/// @param port to listen on, 0 for one that is free
/// @param operations what is served, asked in this order
/// @param denied operations that AWS refuses, such as `iam:ListUsers`
/// @param visibleAfter how long a write takes to be seen, at most
///   [dev.lockstep.practice.state.PracticeState#LONGEST_DELAY]
/// @param token what control calls must bring
/// @param truthKey a key whose requests are answered with the truth; absent for none
/// @param seed of whatever is drawn: faults and ids
/// @param time the real time
/// @param ahead how far the account's clock begins ahead of the real time
public record Options(
        int port,
        List<Operations> operations,
        Set<String> denied,
        Faults faults,
        Duration visibleAfter,
        Secret token,
        Optional<TruthKey> truthKey,
        long seed,
        InstantSource time,
        Duration ahead) {
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
    }

    /// A free port, nothing denied, no faults, writes seen at once, no key for the truth.
    public static Options of(List<Operations> operations, Secret token, InstantSource time) {
        return new Options(
                0,
                operations,
                Set.of(),
                Faults.NONE,
                Duration.ZERO,
                token,
                Optional.empty(),
                0,
                time,
                Duration.ZERO);
    }

    public Options withPort(int other) {
        return new Options(
                other,
                operations,
                denied,
                faults,
                visibleAfter,
                token,
                truthKey,
                seed,
                time,
                ahead);
    }

    public Options withDenied(Set<String> other) {
        return new Options(
                port, operations, other, faults, visibleAfter, token, truthKey, seed, time, ahead);
    }

    public Options withFaults(Faults other) {
        return new Options(
                port, operations, denied, other, visibleAfter, token, truthKey, seed, time, ahead);
    }

    public Options withVisibleAfter(Duration other) {
        return new Options(
                port, operations, denied, faults, other, token, truthKey, seed, time, ahead);
    }

    public Options withTruthKey(TruthKey key) {
        return new Options(
                port,
                operations,
                denied,
                faults,
                visibleAfter,
                token,
                Optional.of(key),
                seed,
                time,
                ahead);
    }

    public Options withSeed(long other) {
        return new Options(
                port,
                operations,
                denied,
                faults,
                visibleAfter,
                token,
                truthKey,
                other,
                time,
                ahead);
    }

    public Options withAhead(Duration other) {
        return new Options(
                port, operations, denied, faults, visibleAfter, token, truthKey, seed, time, other);
    }
}
