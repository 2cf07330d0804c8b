/// The guided root steps (2 and 3): where root stands, what only a person can do, and how.
@NullMarked
package dev.lockstep.root;

import org.jspecify.annotations.NullMarked;
