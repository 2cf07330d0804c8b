/// Pseudonyms in the place of names, ids and e-mails, so that answers and reports can be shown to
/// others. What is not known to be harmless is replaced.
@NullMarked
package dev.lockstep.redact;

import org.jspecify.annotations.NullMarked;
