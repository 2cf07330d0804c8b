/// The practice account as a server on loopback.
@NullMarked
package dev.lockstep.practice.server;

import org.jspecify.annotations.NullMarked;
