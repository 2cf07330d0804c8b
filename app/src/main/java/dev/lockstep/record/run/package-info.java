/// A run as it is kept on disk: its head, and its journal line by line.
@NullMarked
package dev.lockstep.record.run;

import org.jspecify.annotations.NullMarked;
