/// How fast it is told who can do what.
@NullMarked
package dev.lockstep.bench.access;

import org.jspecify.annotations.NullMarked;
