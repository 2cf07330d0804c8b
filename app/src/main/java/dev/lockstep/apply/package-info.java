/// Carries out a plan, journaled; goes on after a crash; takes a run back.
@NullMarked
package dev.lockstep.apply;

import org.jspecify.annotations.NullMarked;
