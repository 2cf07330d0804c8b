/// Step 4 by what policies do: administrators, limits of groups, ways to become an administrator.
@NullMarked
package dev.lockstep.control.groups.effect;

import org.jspecify.annotations.NullMarked;
