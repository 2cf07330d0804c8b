/// The command line: parses, asks an operation, reports.
@NullMarked
package dev.lockstep.cli;

import org.jspecify.annotations.NullMarked;
