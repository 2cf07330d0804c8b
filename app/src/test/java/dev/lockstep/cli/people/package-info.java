/// People on the command line: from files, and with names that outsiders chose.
@NullMarked
package dev.lockstep.cli.people;

import org.jspecify.annotations.NullMarked;
