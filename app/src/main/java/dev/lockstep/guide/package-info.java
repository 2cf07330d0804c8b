/// The walk through the eight steps: where somebody stands, and what comes next. Pure.
@NullMarked
package dev.lockstep.guide;

import org.jspecify.annotations.NullMarked;
