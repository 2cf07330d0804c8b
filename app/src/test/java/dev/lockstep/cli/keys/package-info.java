@NullMarked
package dev.lockstep.cli.keys;

import org.jspecify.annotations.NullMarked;
