/// The container image, built without Docker.
@NullMarked
package dev.lockstep.image;

import org.jspecify.annotations.NullMarked;
