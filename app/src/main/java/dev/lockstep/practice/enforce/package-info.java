/// The practice account judges each call by the caller's policies, as AWS would.
@NullMarked
package dev.lockstep.practice.enforce;

import org.jspecify.annotations.NullMarked;
