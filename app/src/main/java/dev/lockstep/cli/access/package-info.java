/// The commands that ask who can do what.
@NullMarked
package dev.lockstep.cli.access;

import org.jspecify.annotations.NullMarked;
