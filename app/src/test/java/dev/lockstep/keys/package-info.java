@NullMarked
package dev.lockstep.keys;

import org.jspecify.annotations.NullMarked;
