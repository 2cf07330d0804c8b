package dev.lockstep.control;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.baseline.Baseline;
import java.time.Instant;
import java.util.List;

/// One rule: an account as it is known, what is wanted of it and the time in, verdicts out.
///
/// A control is pure: no I/O, no clock of its own. It never throws for what a snapshot holds; if it
/// does, that is a bug that stops the run.
public interface Control {
    /// What it is called, how bad its failure is, and what it refers to.
    ControlInfo info();

    /// One verdict for each existing thing of its kind of subject.
    ///
    /// @param now the instant (UTC) as of which is judged
    List<Verdict> judge(AccountSnapshot snapshot, Baseline baseline, Instant now);
}
