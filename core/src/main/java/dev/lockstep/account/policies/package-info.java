/// Policies as they are attached to users, groups and roles.
@NullMarked
package dev.lockstep.account.policies;

import org.jspecify.annotations.NullMarked;
