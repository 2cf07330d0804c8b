package dev.lockstep.judge;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// A status with the other statuses that a fair reading allows.
record Ruled(Status status, Set<Status> also, String doubt) {
    static final Ruled PASS = sure(Status.PASS);
    static final Ruled FAIL = sure(Status.FAIL);
    static final Ruled UNDETERMINED = sure(Status.UNDETERMINED);
    static final Ruled NOT_APPLICABLE = sure(Status.NOT_APPLICABLE);
    static final Ruled MANUAL = sure(Status.MANUAL);

    static Ruled sure(Status status) {
        return new Ruled(status, Set.of(), "");
    }

    /// Fail or pass.
    static Ruled fails(boolean fails) {
        return fails ? FAIL : PASS;
    }

    /// What follows from the statuses of all the worlds that the known facts leave possible: one
    /// that can still fail is undetermined; between pass and not-applicable nothing hangs.
    static Ruled overWorlds(Collection<Status> worlds) {
        Set<Status> all = EnumSet.copyOf(worlds);
        if (all.size() == 1) {
            return sure(all.iterator().next());
        }
        if (all.contains(Status.FAIL) || all.contains(Status.UNDETERMINED)) {
            return UNDETERMINED;
        }
        return PASS.or("scope-unknown", Status.NOT_APPLICABLE);
    }

    Ruled or(String why, Status... others) {
        Set<Status> more = EnumSet.noneOf(Status.class);
        more.addAll(also);
        for (Status other : others) {
            if (other != status) {
                more.add(other);
            }
        }
        if (more.equals(also)) {
            return this;
        }
        return new Ruled(status, more, doubt.isEmpty() ? why : doubt + ", " + why);
    }

    /// This reading first, the other one allowed as well.
    Ruled or(String why, Ruled other) {
        Ruled both = or(why, other.status());
        return both.or(other.doubt(), other.also().toArray(Status[]::new));
    }
}
