@NullMarked
package dev.lockstep.keys.step;

import org.jspecify.annotations.NullMarked;
