@NullMarked
package dev.lockstep.practice.enforce;

import org.jspecify.annotations.NullMarked;
