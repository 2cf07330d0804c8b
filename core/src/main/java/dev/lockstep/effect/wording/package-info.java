/// Effects in AWS's words: the operation and its parameters by their names, and back again.
@NullMarked
package dev.lockstep.effect.wording;

import org.jspecify.annotations.NullMarked;
