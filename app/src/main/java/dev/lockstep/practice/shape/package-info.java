/// The accounts that can be practised on: four that are made up, and any that was saved.
@NullMarked
package dev.lockstep.practice.shape;

import org.jspecify.annotations.NullMarked;
