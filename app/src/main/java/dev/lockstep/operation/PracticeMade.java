package dev.lockstep.operation;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.lockstepfile.AccountFile;
import dev.lockstep.practice.operation.AllOperations;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.shape.AccountShape;
import dev.lockstep.practice.shape.FreshAccount;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/// A practice account before it is served.
///
/// @param baseline the text of a lockstep.yaml with its people, groups and services
record PracticeMade(PracticeState state, String baseline) {
    /// What every practice account serves.
    static final List<Operations> OPERATIONS = AllOperations.list();

    /// Makes what is asked for.
    ///
    /// @param now the instant (UTC) that its dates look back from
    /// @throws dev.lockstep.input.BadInput if a snapshot folder is none
    static PracticeMade of(PracticeRequest request, Instant now) {
        return request.from()
                .map(PracticeMade::loaded)
                .orElseGet(() -> shaped(request.shape(), request.users(), request.seed(), now));
    }

    private static PracticeMade loaded(Path from) {
        AccountSnapshot snapshot = AccountSnapshot.of(SnapshotFolder.read(from));
        return new PracticeMade(
                PracticeState.of(snapshot.account(), Secrets.NONE), AccountFile.render(snapshot));
    }

    /// An account of a shape.
    ///
    /// @param users absent: as many as the shape has by itself
    static PracticeMade shaped(AccountShape shape, OptionalInt users, long seed, Instant now) {
        FreshAccount fresh = shape.make(users.orElse(shape.usualUsers()), seed, now);
        return new PracticeMade(fresh.state(), "lockstep: 1\n");
    }
}
