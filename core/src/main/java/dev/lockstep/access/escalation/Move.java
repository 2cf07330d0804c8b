package dev.lockstep.access.escalation;

import dev.lockstep.account.Read;

/// What somebody who acts as a principal can do next.
sealed interface Move {
    /// It gets hold of another principal as that is.
    record Control(Holder target, Step step) implements Move {}

    /// It changes policies.
    record Alter(Change change, Step step) implements Move {}

    /// It makes a principal and acts as that.
    record Fresh(Mask mask, Step step) implements Move {}

    /// It gets any power at all.
    record Everything(Step step) implements Move {}

    /// What it could do next hangs on what is missing.
    record Lacking(Read.Missing<?> missing) implements Move {}
}
