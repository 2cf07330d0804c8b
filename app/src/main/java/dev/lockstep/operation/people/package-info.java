/// The people of an account: told from what was read, put into lockstep.yaml from a file.
@NullMarked
package dev.lockstep.operation.people;

import org.jspecify.annotations.NullMarked;
