package dev.lockstep.plan.guard;

import dev.lockstep.plan.guard.Holdings.Timed;
import dev.lockstep.plan.guard.Ways.Way;
import dev.lockstep.policy.evaluate.CompiledPolicy;
import dev.lockstep.policy.evaluate.Context;
import dev.lockstep.policy.evaluate.Layers;
import dev.lockstep.policy.reach.ActionSet;
import dev.lockstep.policy.reach.Reach;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A user or role that is, or may become, an administrator in the course of a plan.
final class Candidate {
    private final Situation situation;
    private final String name;
    private final Layers layers;
    private final Context context;
    private final Deeds deeds;
    private final int wantedPossible;
    private final int wantedCertain;
    private final List<Source> sources;
    private final List<Timed> boundaries;
    private final List<Way> ways;
    private final WriteSet ends;
    private final Map<Measure, WriteSet> writes = new HashMap<>();
    private final Map<Asked, Boolean> known = new HashMap<>();

    /// @param layers before the plan; what limits everybody of the account stands in them
    /// @param context what is known of its requests
    /// @param wantedPossible the deeds that one must possibly be allowed to be an administrator
    /// @param wantedCertain those that one must certainly be allowed; without those that hang on
    ///   circumstances for everybody of the account
    /// @param ends the writes that take the user or role itself away
    Candidate(
            Situation situation,
            String name,
            Layers layers,
            Context context,
            Deeds deeds,
            int wantedPossible,
            int wantedCertain,
            List<Source> sources,
            List<Timed> boundaries,
            List<Way> ways,
            WriteSet ends) {
        this.situation = situation;
        this.name = name;
        this.layers = layers;
        this.context = context;
        this.deeds = deeds;
        this.wantedPossible = wantedPossible;
        this.wantedCertain = wantedCertain;
        this.sources = sources;
        this.boundaries = boundaries;
        this.ways = ways;
        this.ends = ends;
    }

    /// By what an administrator is told, the strictest first.
    enum Measure {
        CERTAIN("an administrator who can sign in"),
        CERTAIN_BY_KEY("an administrator, by an access key or otherwise,"),
        POSSIBLE("an administrator, as far as what is not known allows it,");

        private final String words;

        Measure(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    private record Asked(Measure measure, BitSet moment) {}

    String name() {
        return name;
    }

    /// Whether it is an administrator who can sign in.
    boolean isThere(BitSet moment, Measure measure) {
        var relevant = new BitSet();
        writes(measure).stream().filter(moment::get).forEach(relevant::set);
        return known.computeIfAbsent(new Asked(measure, relevant), _ -> find(moment, measure));
    }

    private boolean find(BitSet moment, Measure measure) {
        return !ends.isAnyIn(moment)
                && ways.stream().anyMatch(way -> isGood(way, measure) && way.isOpen(moment))
                && isAllowedEverything(moment, measure);
    }

    private static boolean isGood(Way way, Measure measure) {
        return switch (measure) {
            case CERTAIN -> way.known() && way.isPassword();
            case CERTAIN_BY_KEY -> way.known();
            case POSSIBLE -> true;
        };
    }

    private boolean isAllowedEverything(BitSet moment, Measure measure) {
        var identity = new ArrayList<CompiledPolicy>();
        boolean isWhole = true;
        for (Source source : sources) {
            if (source.isInForce(moment)) {
                isWhole &= source.meaning().policy().isPresent();
                source.meaning().policy().ifPresent(identity::add);
            }
        }
        var limits = new ArrayList<CompiledPolicy>();
        boolean isLimited = false;
        for (Timed boundary : boundaries) {
            for (Source document : documents(boundary)) {
                if (document.isInForce(moment)) {
                    isLimited = true;
                    isWhole &= document.meaning().policy().isPresent();
                    document.meaning().policy().ifPresent(limits::add);
                }
            }
        }
        Reach reach =
                situation
                        .reach()
                        .reach(
                                layers.withIdentity(identity)
                                        .withBoundary(
                                                isLimited && (isWhole || !limits.isEmpty())
                                                        ? Optional.of(limits)
                                                        : Optional.empty()),
                                context);
        return measure == Measure.POSSIBLE
                ? has(reach.possible(), wantedPossible)
                : isWhole && has(reach.certain(), wantedCertain);
    }

    private boolean has(ActionSet actions, int wanted) {
        return (deeds.in(actions) & wanted) == wanted;
    }

    private List<Source> documents(Timed boundary) {
        return situation.holdings().documentsOf(boundary.value()).stream()
                .map(document -> document.during(boundary))
                .toList();
    }

    /// The writes that whether it is there hangs on, rising.
    WriteSet writes(Measure measure) {
        return writes.computeIfAbsent(measure, this::findWrites);
    }

    private WriteSet findWrites(Measure measure) {
        var all = new TreeSet<Integer>();
        ends.stream().forEach(all::add);
        for (Source source : sources) {
            if (matters(source.meaning(), measure)) {
                add(all, source.granters(), source.takers());
            }
        }
        for (Timed boundary : boundaries) {
            for (Source document : documents(boundary)) {
                add(all, document.granters(), document.takers());
            }
        }
        for (Way way : ways) {
            if (isGood(way, measure)) {
                add(all, way.time().granters(), way.time().takers());
            }
        }
        return WriteSet.of(all);
    }

    /// The writes that take from it what it needs, or something that it does not.
    WriteSet takers(Measure measure) {
        var all = new TreeSet<Integer>();
        ends.stream().forEach(all::add);
        for (Source source : sources) {
            if (matters(source.meaning(), measure)) {
                source.takers().stream().forEach(all::add);
                if (source.meaning().parts().stream().anyMatch(part -> !part.allows())) {
                    source.granters().stream().forEach(all::add);
                }
            }
        }
        boundaries.forEach(one -> one.granters().stream().forEach(all::add));
        ways.forEach(way -> way.time().takers().stream().forEach(all::add));
        return WriteSet.of(all);
    }

    private static void add(Set<Integer> all, WriteSet some, WriteSet more) {
        some.stream().forEach(all::add);
        more.stream().forEach(all::add);
    }

    private boolean matters(Meaning meaning, Measure measure) {
        return meaning.policy().isEmpty() || (deeds.named(meaning) & wanted(measure)) != 0;
    }

    /// Whether any of its policies, at whatever time, could give it what an administrator has.
    boolean couldBe(Measure measure) {
        int allowed = 0;
        for (Source source : sources) {
            allowed |= deeds.allowed(source.meaning());
        }
        int wantedNow = wanted(measure);
        return wantedNow != 0 && (allowed & wantedNow) == wantedNow;
    }

    private int wanted(Measure measure) {
        return measure == Measure.POSSIBLE ? wantedPossible : wantedCertain;
    }
}
