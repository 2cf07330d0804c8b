/// What a person decides about: changes of an account, made of effects.
@NullMarked
package dev.lockstep.change;

import org.jspecify.annotations.NullMarked;
