/// The commands that look at access keys, and at all that waits.
@NullMarked
package dev.lockstep.cli.keys;

import org.jspecify.annotations.NullMarked;
