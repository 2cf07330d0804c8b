/// What a principal can do at all: sets of actions, possible and certain, under stated assumptions.
@NullMarked
package dev.lockstep.policy.reach;

import org.jspecify.annotations.NullMarked;
