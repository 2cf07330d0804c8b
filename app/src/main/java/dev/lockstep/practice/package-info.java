/// The practice account: a local server that speaks AWS's wire protocol.
@NullMarked
package dev.lockstep.practice;

import org.jspecify.annotations.NullMarked;
