/// Looks at access keys: where each stands, what has happened, what waits.
@NullMarked
package dev.lockstep.operation.keys;

import org.jspecify.annotations.NullMarked;
