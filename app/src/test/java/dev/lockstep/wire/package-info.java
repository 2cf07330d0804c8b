/// The practice account judged from outside: clients that nobody here wrote, cases from AWS's
/// documents, and two emulators that nobody here wrote.
@NullMarked
package dev.lockstep.wire;

import org.jspecify.annotations.NullMarked;
