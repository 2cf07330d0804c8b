/// What stops a plan that would lock people out or stop a working key.
@NullMarked
package dev.lockstep.plan.guard;

import org.jspecify.annotations.NullMarked;
