/// Tests what is told of keys as text.
@NullMarked
package dev.lockstep.report.keys;

import org.jspecify.annotations.NullMarked;
