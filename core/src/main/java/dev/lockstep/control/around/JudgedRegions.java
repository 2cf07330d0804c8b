package dev.lockstep.control.around;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Source;
import dev.lockstep.account.around.Region;
import dev.lockstep.baseline.Baseline.Regions;
import java.util.List;
import java.util.Optional;

/// Which regions the regional controls judge.
final class JudgedRegions {
    private JudgedRegions() {}

    /// Their names, each once; not known where nothing tells the caller's region or the account's
    /// regions.
    static Read<List<String>> of(AccountSnapshot snapshot, Regions wanted) {
        return switch (wanted) {
            case Regions.Callers _ -> callers(snapshot);
            case Regions.Named named -> asked(named.names().stream().distinct().toList());
            case Regions.All _ ->
                    snapshot.regions()
                            .map(all ->
                                    all.stream()
                                            .filter(Region::enabled)
                                            .map(Region::name)
                                            .distinct()
                                            .toList());
        };
    }

    /// The caller's region; where nobody wrote it down, the regions that were asked are the ones
    /// that were wanted.
    private static Read<List<String>> callers(AccountSnapshot snapshot) {
        if (snapshot.region().isPresent()) {
            return asked(List.of(snapshot.region().get()));
        }
        List<String> answered = List.copyOf(snapshot.answers().subjects(ReadKey.ACCESS_ANALYZERS));
        if (!answered.isEmpty()) {
            return asked(answered);
        }
        return snapshot.answers().get(ReadKey.ACCESS_ANALYZERS).map(_ -> List.of());
    }

    private static Read<List<String>> asked(List<String> names) {
        return Read.known(names, Source.of("regions", Optional.empty()));
    }
}
