@NullMarked
package dev.lockstep.operation.handover;

import org.jspecify.annotations.NullMarked;
