package dev.lockstep.operation;

import java.util.List;

/// The process that a command runs in, as far as an operation must know of it.
public interface ThisProcess {
    /// One that nothing can be started from and that is never interrupted.
    ThisProcess NONE =
            new ThisProcess() {
                @Override
                public List<String> program() {
                    return List.of();
                }

                @Override
                public Interruption whenInterrupted(Runnable tidyUp) {
                    return () -> {};
                }
            };

    /// The words that start this program again, without arguments.
    List<String> program();

    /// Has something tidied up if the process is interrupted (SIGINT, SIGTERM, or SIGHUP of a
    /// terminal that closes). The process then ends with status 130.
    ///
    /// @param tidyUp runs at most once, in a thread of its own
    Interruption whenInterrupted(Runnable tidyUp);

    /// A promise to tidy up; closing it ends the promise.
    interface Interruption extends AutoCloseable {
        /// Does not return if the process is being interrupted already: tidying up is under way.
        @Override
        void close();
    }
}
