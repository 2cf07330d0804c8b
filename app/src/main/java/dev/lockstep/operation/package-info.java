/// One class for each thing that a person can ask for; whatever asks, command line or page, asks
/// here.
@NullMarked
package dev.lockstep.operation;

import org.jspecify.annotations.NullMarked;
