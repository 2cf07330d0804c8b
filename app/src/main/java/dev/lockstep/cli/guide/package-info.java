/// The walk through the eight steps with the person at the keyboard.
@NullMarked
package dev.lockstep.cli.guide;

import org.jspecify.annotations.NullMarked;
