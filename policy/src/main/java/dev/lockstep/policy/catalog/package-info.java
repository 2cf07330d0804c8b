/// What AWS knows: every action with its level, and the policies that AWS keeps.
@NullMarked
package dev.lockstep.policy.catalog;

import org.jspecify.annotations.NullMarked;
