@NullMarked
package dev.lockstep.operation.keys;

import org.jspecify.annotations.NullMarked;
