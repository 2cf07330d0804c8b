@NullMarked
package dev.lockstep.access.judgement;

import org.jspecify.annotations.NullMarked;
