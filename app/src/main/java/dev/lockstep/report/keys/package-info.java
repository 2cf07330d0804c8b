/// Where access keys stand, and what waits, as text and CSV.
@NullMarked
package dev.lockstep.report.keys;

import org.jspecify.annotations.NullMarked;
