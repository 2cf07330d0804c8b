package dev.lockstep.operation.keys;

import dev.lockstep.apply.Runs;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.operation.run.KeyJournal;

/// What the runs of this machine did to access keys, as their journals tell.
final class JournaledDeeds {
    private JournaledDeeds() {}

    static KeyDeeds of(Runs runs) {
        return KeyJournal.of(runs).deeds();
    }
}
