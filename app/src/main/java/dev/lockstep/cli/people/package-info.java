/// The commands for the people of an account: who they are, and how each of them stands.
@NullMarked
package dev.lockstep.cli.people;

import org.jspecify.annotations.NullMarked;
