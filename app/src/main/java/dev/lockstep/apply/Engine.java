package dev.lockstep.apply;

import dev.lockstep.record.run.JournalLine;
import dev.lockstep.record.run.RunHead;
import dev.lockstep.write.AccountWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// Carries out a run: wave by wave, the changes of a wave at the same time as far as they allow.
/// Each write is looked at before, journaled before and after, made once, and looked at until it is
/// seen. What an earlier process did of the run is not done again.
///
/// It stops at the first thing that is not as planned: what runs is finished, nothing new begun.
public final class Engine {
    private final AccountWriter writer;
    private final Pace pace;
    private final Patience patience;
    private final Steering steering;
    private final AtomicInteger stops = new AtomicInteger();

    public Engine(AccountWriter writer, Pace pace, Patience patience, Steering steering) {
        this.writer = writer;
        this.pace = pace;
        this.patience = patience;
        this.steering = steering;
    }

    /// Carries out a run from its beginning, or from where its journal ends.
    ///
    /// @param past the lines of the journal so far
    public RunResult carryOut(RunHead head, List<JournalLine> past, Journal journal) {
        var course = new Course(head, past, journal, stops);
        var making = new Making(course, writer, pace, patience);
        return new Waves(course, making, patience, steering).carryOut(pace.now());
    }

    /// Stops: the changes that are being made are finished, nothing new is begun. A second time:
    /// only the writes that are being made are. Returns at once, and may be called at any time,
    /// from any thread.
    public void stop() {
        stops.incrementAndGet();
    }
}
