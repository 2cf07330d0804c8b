/// Values that must not be shown.
@NullMarked
package dev.lockstep.secret;

import org.jspecify.annotations.NullMarked;
