/// Answers about access as JSON, in formats with a version.
@NullMarked
package dev.lockstep.record.access;

import org.jspecify.annotations.NullMarked;
