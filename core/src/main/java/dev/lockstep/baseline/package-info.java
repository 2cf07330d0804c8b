/// The declared goal: lockstep.yaml as records, with its defaults.
///
/// Reading the file, with line and column, is the work of the program's edge; here stands only what
/// it means.
@NullMarked
package dev.lockstep.baseline;

import org.jspecify.annotations.NullMarked;
