/// The folder in which Lockstep keeps what must outlive a command: for its owner alone.
@NullMarked
package dev.lockstep.statefolder;

import org.jspecify.annotations.NullMarked;
