@NullMarked
package dev.lockstep.practice.server;

import org.jspecify.annotations.NullMarked;
