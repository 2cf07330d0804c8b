/// Answers about access as text, as graphs, and as words.
@NullMarked
package dev.lockstep.report.access;

import org.jspecify.annotations.NullMarked;
