/// The next step of whoever brings a person in, takes one out, or splits a shared login.
@NullMarked
package dev.lockstep.people.step;

import org.jspecify.annotations.NullMarked;
