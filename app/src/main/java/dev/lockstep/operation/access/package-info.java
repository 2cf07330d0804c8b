/// What a person can ask of policies: what they allow, and whether they do what was meant.
@NullMarked
package dev.lockstep.operation.access;

import org.jspecify.annotations.NullMarked;
