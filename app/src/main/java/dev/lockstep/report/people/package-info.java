/// How MFA of people stands, as text.
@NullMarked
package dev.lockstep.report.people;

import org.jspecify.annotations.NullMarked;
