package dev.lockstep.plan.guard;

import dev.lockstep.effect.Effect;
import dev.lockstep.plan.PlannedChange;

/// One write of a plan.
///
/// @param number from 0, rising by wave; those of one change follow each other
record Write(int number, PlannedChange change, Effect effect) {}
