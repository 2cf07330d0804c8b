/// What writes take of IAM: actions, and the resources that they are on.
@NullMarked
package dev.lockstep.effect.permission;

import org.jspecify.annotations.NullMarked;
