/// Where an account stands in the eight steps as JSON; the skipped steps as they are kept.
@NullMarked
package dev.lockstep.record.guide;

import org.jspecify.annotations.NullMarked;
