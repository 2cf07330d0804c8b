/// Where access keys stand, and what waits, as JSON.
@NullMarked
package dev.lockstep.record.keys;

import org.jspecify.annotations.NullMarked;
