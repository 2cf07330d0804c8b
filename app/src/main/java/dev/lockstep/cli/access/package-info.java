/// The commands that say what policies allow.
@NullMarked
package dev.lockstep.cli.access;

import org.jspecify.annotations.NullMarked;
