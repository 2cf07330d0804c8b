/// The least IAM policy that carrying out a plan takes.
@NullMarked
package dev.lockstep.plan.permission;

import org.jspecify.annotations.NullMarked;
