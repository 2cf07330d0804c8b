/// The commands of the practice account.
@NullMarked
package dev.lockstep.cli.practice;

import org.jspecify.annotations.NullMarked;
