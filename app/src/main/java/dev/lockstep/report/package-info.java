/// Audits as text and JSON, and the care that nothing of an account is live in them.
@NullMarked
package dev.lockstep.report;

import org.jspecify.annotations.NullMarked;
