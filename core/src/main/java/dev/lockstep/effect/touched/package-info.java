/// What effects touch, told in words: one way for an account as it is modelled and for live reads.
@NullMarked
package dev.lockstep.effect.touched;

import org.jspecify.annotations.NullMarked;
