/// Changes an account of AWS: one call for each effect, and a look at what it touches.
@NullMarked
package dev.lockstep.aws.write;

import org.jspecify.annotations.NullMarked;
