/// The commands that change an account, and those that show what became of it.
@NullMarked
package dev.lockstep.cli.run;

import org.jspecify.annotations.NullMarked;
