/// Secrets handed over in files that only their recipient can open (age-encryption.org/v1).
@NullMarked
package dev.lockstep.seal;

import org.jspecify.annotations.NullMarked;
