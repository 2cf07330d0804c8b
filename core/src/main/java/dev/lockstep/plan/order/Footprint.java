package dev.lockstep.plan.order;

import java.util.List;
import java.util.Optional;

/// What one effect does to one thing of an account.
///
/// @param hangsOn what must be there as long as the thing is, such as the user that has a key
/// @param way whether the effect gives a right or a way in, or takes one
/// @param whose the user, group, role or policy that it gives to or takes from
record Footprint(Verb verb, Thing thing, List<Thing> hangsOn, Way way, Optional<Thing> whose) {
    enum Verb {
        MAKES,
        CHANGES,
        REMOVES
    }

    enum Way {
        GIVES,
        /// Another right stands in the place of one.
        REPLACES,
        TAKES,
        NEITHER
    }

    static Footprint of(Verb verb, Thing thing, Thing... hangsOn) {
        return new Footprint(verb, thing, List.of(hangsOn), Way.NEITHER, Optional.empty());
    }

    Footprint giving(Thing to) {
        return new Footprint(verb, thing, hangsOn, Way.GIVES, Optional.of(to));
    }

    Footprint takingFrom(Thing from) {
        return new Footprint(verb, thing, hangsOn, Way.TAKES, Optional.of(from));
    }

    Footprint replacingFor(Thing one) {
        return new Footprint(verb, thing, hangsOn, Way.REPLACES, Optional.of(one));
    }
}
