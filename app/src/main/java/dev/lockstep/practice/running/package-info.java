/// Practice accounts that run on this machine, as the state folder names them, and how they are
/// talked to.
@NullMarked
package dev.lockstep.practice.running;

import org.jspecify.annotations.NullMarked;
