/// What stands around the identity of an account: trails, analyzers, contacts, certificates,
/// regions.
@NullMarked
package dev.lockstep.account.around;

import org.jspecify.annotations.NullMarked;
