/// What people will notice of a plan.
@NullMarked
package dev.lockstep.plan.people;

import org.jspecify.annotations.NullMarked;
