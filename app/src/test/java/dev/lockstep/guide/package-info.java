/// Tests of the walk.
@NullMarked
package dev.lockstep.guide;

import org.jspecify.annotations.NullMarked;
