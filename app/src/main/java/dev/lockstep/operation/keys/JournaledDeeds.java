package dev.lockstep.operation.keys;

import dev.lockstep.apply.Runs;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.operation.run.TakenOut;
import java.util.List;

/// What the runs of this machine did to access keys, as their journals tell.
final class JournaledDeeds {
    private JournaledDeeds() {}

    static KeyDeeds of(Runs runs) {
        return KeyDeeds.of(List.of(), TakenOut.of(runs));
    }
}
