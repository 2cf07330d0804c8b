/// Who of an account can make itself an administrator, and by what way.
@NullMarked
package dev.lockstep.access.escalation;

import org.jspecify.annotations.NullMarked;
