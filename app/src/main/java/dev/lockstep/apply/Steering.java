package dev.lockstep.apply;

import dev.lockstep.record.run.RunChange;
import java.util.List;

/// Hears how a run goes, and is asked between waves. Changes begin and end in several threads.
public interface Steering {
    /// Goes on through all waves, and tells nobody.
    Steering SILENT = new Steering() {};

    /// A change begins.
    default void begins(RunChange change) {}

    /// A change has ended.
    default void ends(RunChange change, ChangeResult result) {}

    /// Something worth telling that stops nothing, as one plain sentence; hostile text may be in
    /// it.
    default void notice(String sentence) {}

    /// A wave is made and verified: go on with the next?
    ///
    /// @param done the wave that is done
    /// @param waves how many there are
    /// @param next the changes of the next
    default boolean goesOn(int done, int waves, List<RunChange> next) {
        return true;
    }
}
