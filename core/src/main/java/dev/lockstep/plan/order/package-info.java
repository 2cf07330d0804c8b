/// In which order the changes of a plan can be made, and in which waves.
@NullMarked
package dev.lockstep.plan.order;

import org.jspecify.annotations.NullMarked;
