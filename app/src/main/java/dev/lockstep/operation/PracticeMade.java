package dev.lockstep.operation;

import dev.lockstep.account.Account;
import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Root;
import dev.lockstep.collect.SnapshotFolder;
import dev.lockstep.lockstepfile.AccountFile;
import dev.lockstep.practice.operation.Operations;
import dev.lockstep.practice.state.PracticeState;
import dev.lockstep.practice.state.Secrets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A practice account before it is served.
///
/// @param baseline the text of a lockstep.yaml with its people, groups and services
record PracticeMade(PracticeState state, String baseline) {
    /// What every practice account serves.
    static final List<Operations> OPERATIONS = List.of();

    /// Makes what is asked for.
    ///
    /// @param now the time (UTC) of everything that is said to have just happened
    /// @throws dev.lockstep.input.BadInput if a snapshot folder is none
    static PracticeMade of(PracticeRequest request, Instant now) {
        return request.from().map(PracticeMade::loaded).orElseGet(() -> shaped(request));
    }

    private static PracticeMade loaded(Path from) {
        AccountSnapshot snapshot = AccountSnapshot.of(SnapshotFolder.read(from));
        return new PracticeMade(
                PracticeState.of(snapshot.account(), Secrets.NONE), AccountFile.render(snapshot));
    }

    /// A stand-in until the shapes are there.
    private static PracticeMade shaped(PracticeRequest request) {
        var account =
                new Account(
                        Optional.of("123456789012"),
                        "aws",
                        Optional.empty(),
                        Optional.empty(),
                        Root.UNSEEN,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        new TreeMap<>(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Map.of(),
                        List.of(),
                        Map.of(),
                        List.of());
        return new PracticeMade(
                PracticeState.of(account, Secrets.NONE),
                "lockstep: 1\n# " + request.shapeName() + "\n");
    }
}
