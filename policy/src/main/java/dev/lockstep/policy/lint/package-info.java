/// What AWS would refuse of a policy, and what it accepts but is likely a mistake.
@NullMarked
package dev.lockstep.policy.lint;

import org.jspecify.annotations.NullMarked;
