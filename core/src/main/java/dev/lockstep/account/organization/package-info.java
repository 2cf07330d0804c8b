/// The organization that an account belongs to.
@NullMarked
package dev.lockstep.account.organization;

import org.jspecify.annotations.NullMarked;
