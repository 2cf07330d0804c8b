/// Which user of an account is whose: what matches, and what only may.
@NullMarked
package dev.lockstep.people.roster;

import org.jspecify.annotations.NullMarked;
