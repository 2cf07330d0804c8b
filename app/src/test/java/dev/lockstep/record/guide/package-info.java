/// Tests of what the walk keeps.
@NullMarked
package dev.lockstep.record.guide;

import org.jspecify.annotations.NullMarked;
