package dev.lockstep.access.escalation;

import dev.lockstep.account.Read;
import java.util.List;

/// Whether a principal is an administrator in effect: it can do everything in its account, or can
/// get there.
public sealed interface Power {
    /// It possibly is one: nobody who could be is left out.
    ///
    /// @param ways how, shortest first; at least one. One that is an administrator already has the
    ///   way [Way#ALREADY] alone
    /// @param certain whether a way holds whatever is unknown: no condition had to be assumed, no
    ///   document of the principal is missing, and no resource has to exist that was not read
    record Administrator(List<Way> ways, boolean certain) implements Power {
        public Administrator {
            ways = List.copyOf(ways);
            if (ways.isEmpty()) {
                throw new IllegalArgumentException("an administrator is one by some way");
            }
        }

        /// Whether it needs no way: it is allowed everything as it is.
        public boolean already() {
            return ways.getFirst().isAlready();
        }
    }

    /// It is none, and cannot become one by any way that is known here.
    record Ordinary() implements Power {}

    /// It is none as far as is known; what is missing could make it one.
    ///
    /// @param missing at least one
    record Open(List<Read.Missing<?>> missing) implements Power {
        public Open {
            missing = List.copyOf(missing);
        }
    }

    /// Whether it is, or may be as far as policies that were read go, an administrator.
    default boolean isAdministrator() {
        return this instanceof Administrator;
    }
}
