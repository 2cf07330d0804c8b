/// Step 5: one user for each person.
@NullMarked
package dev.lockstep.control.users;

import org.jspecify.annotations.NullMarked;
