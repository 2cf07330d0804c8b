package dev.lockstep.plan.order;

import dev.lockstep.change.Change;
import dev.lockstep.plan.Proposal;
import dev.lockstep.plan.order.Footprint.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A change on its way to a place in a plan.
///
/// @param index its place among the changes that are to be ordered
/// @param footprints of its effects, in their order
record Node(int index, Proposal proposal, List<Footprint> footprints) {
    /// When it has its turn for those whom it touches: first what gives, last what takes.
    enum Rank {
        GIVES,
        REPLACES,
        TAKES,
        NEITHER
    }

    Node {
        footprints = List.copyOf(footprints);
    }

    static Node of(int index, Proposal proposal, Footprints footprints) {
        return new Node(
                index, proposal, proposal.change().effects().stream().map(footprints::of).toList());
    }

    /// The same at another place.
    Node at(int place) {
        return place == index ? this : new Node(place, proposal, footprints);
    }

    /// The same nodes, counted anew.
    static List<Node> counted(List<Node> nodes) {
        var counted = new ArrayList<Node>(nodes.size());
        for (Node node : nodes) {
            counted.add(node.at(counted.size()));
        }
        return counted;
    }

    Change change() {
        return proposal.change();
    }

    /// Whether it counts as a removal.
    boolean isRemoval() {
        return change().nature() == Change.Nature.TAKES;
    }

    Rank rank() {
        boolean gives = hasAny(Way.GIVES);
        boolean replaces = hasAny(Way.REPLACES);
        boolean takes = hasAny(Way.TAKES);
        if (!gives && !replaces && !takes) {
            return Rank.NEITHER;
        }
        if (isRemoval() || (takes && !gives && !replaces)) {
            return Rank.TAKES;
        }
        return replaces || takes ? Rank.REPLACES : Rank.GIVES;
    }

    /// Whose rights or ways in it touches.
    Stream<Thing> whose() {
        return footprints.stream().flatMap(one -> one.whose().stream()).distinct();
    }

    private boolean hasAny(Way way) {
        return footprints.stream().anyMatch(one -> one.way() == way);
    }
}
