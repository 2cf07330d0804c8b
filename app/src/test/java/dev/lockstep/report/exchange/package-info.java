@NullMarked
package dev.lockstep.report.exchange;

import org.jspecify.annotations.NullMarked;
