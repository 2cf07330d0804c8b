@NullMarked
package dev.lockstep.practice.wire;

import org.jspecify.annotations.NullMarked;
