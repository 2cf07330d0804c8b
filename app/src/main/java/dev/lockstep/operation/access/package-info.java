/// Asks who of an account can really do what.
@NullMarked
package dev.lockstep.operation.access;

import org.jspecify.annotations.NullMarked;
