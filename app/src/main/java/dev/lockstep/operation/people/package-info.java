/// The people of an account: told from what was read, put into lockstep.yaml from a file; and those
/// who come and go.
@NullMarked
package dev.lockstep.operation.people;

import org.jspecify.annotations.NullMarked;
