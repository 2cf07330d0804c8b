@NullMarked
package dev.lockstep.lockstepfile.edit;

import org.jspecify.annotations.NullMarked;
