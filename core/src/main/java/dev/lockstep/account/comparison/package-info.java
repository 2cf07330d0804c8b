/// Accounts compared, but for what AWS alone chooses.
@NullMarked
package dev.lockstep.account.comparison;

import org.jspecify.annotations.NullMarked;
