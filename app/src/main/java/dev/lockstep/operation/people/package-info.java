/// People and their users: who comes, who goes, where each stands.
@NullMarked
package dev.lockstep.operation.people;

import org.jspecify.annotations.NullMarked;
