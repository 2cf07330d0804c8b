/// The signed evidence of a run: a zip that an auditor can check without Lockstep.
@NullMarked
package dev.lockstep.evidence;

import org.jspecify.annotations.NullMarked;
