package dev.lockstep.operation;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.lockstepfile.AccountFile;
import dev.lockstep.lockstepfile.RosterFile;
import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.shape.FromSnapshot;
import dev.lockstep.practice.state.PracticeState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/// A practice account before it is served.
///
/// @param baseline the text of a lockstep.yaml with its people, groups and services
/// @param ahead how far its clock begins ahead of the real time: what was saved on a practice
///   account whose clock had been moved would else lie in the future
record PracticeMade(PracticeState state, String baseline, Duration ahead) {
    /// What every practice account serves.
    static final List<Operations> OPERATIONS = AllOperations.list();

    private static final String HEAD = "What the owner of a practice account wants of it.";

    /// Makes what is asked for.
    ///
    /// @param now the instant (UTC) that its dates look back from
    /// @throws dev.lockstep.input.BadInput if a snapshot folder is none
    static PracticeMade of(PracticeRequest request, Instant now) {
        return request.from()
                .map(folder -> loaded(folder, now))
                .orElseGet(() -> shaped(request.shape(), request.users(), request.seed(), now));
    }

    private static PracticeMade loaded(Path from, Instant now) {
        AccountSnapshot snapshot = AccountSnapshot.of(SnapshotFolder.read(from));
        return new PracticeMade(
                FromSnapshot.make(snapshot, now).state(),
                AccountFile.render(snapshot),
                snapshot.takenAt()
                        .filter(taken -> taken.isAfter(now))
                        .map(taken -> Duration.between(now, taken))
                        .orElse(Duration.ZERO));
    }

    /// An account of a shape.
    ///
    /// @param users absent: as many as the shape has by itself
    static PracticeMade shaped(AccountShape shape, OptionalInt users, long seed, Instant now) {
        FreshAccount fresh = shape.make(users.orElse(shape.usualUsers()), seed, now);
        return new PracticeMade(
                fresh.state(), RosterFile.render(HEAD, fresh.baseline()), Duration.ZERO);
    }
}
