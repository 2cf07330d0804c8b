/// How fast a large plan is carried out.
@NullMarked
package dev.lockstep.bench.apply;

import org.jspecify.annotations.NullMarked;
