/// Files from outside, read as what they are: hostile until checked.
@NullMarked
package dev.lockstep.input;

import org.jspecify.annotations.NullMarked;
