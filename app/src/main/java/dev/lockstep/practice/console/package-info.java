/// The practice account's console: pages where a person does what only AWS's console can.
@NullMarked
package dev.lockstep.practice.console;

import org.jspecify.annotations.NullMarked;
