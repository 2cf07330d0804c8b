/// Plans and runs as JSON.
@NullMarked
package dev.lockstep.record.plan;

import org.jspecify.annotations.NullMarked;
