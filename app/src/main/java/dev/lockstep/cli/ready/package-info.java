/// What is written down about the commands when the program is built: help, completions, the man
/// page, and which build it is.
@NullMarked
package dev.lockstep.cli.ready;

import org.jspecify.annotations.NullMarked;
