/// Where an account stands in the eight steps as text.
@NullMarked
package dev.lockstep.report.guide;

import org.jspecify.annotations.NullMarked;
