@NullMarked
package dev.lockstep.record.keys;

import org.jspecify.annotations.NullMarked;
