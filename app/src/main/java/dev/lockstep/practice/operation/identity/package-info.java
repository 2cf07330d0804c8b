/// The operations on users, groups, roles and managed policies.
@NullMarked
package dev.lockstep.practice.operation.identity;

import org.jspecify.annotations.NullMarked;
