@NullMarked
package dev.lockstep.seal;

import org.jspecify.annotations.NullMarked;
