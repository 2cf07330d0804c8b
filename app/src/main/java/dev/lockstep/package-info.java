/// Wiring, and the only exit of the program.
@NullMarked
package dev.lockstep;

import org.jspecify.annotations.NullMarked;
