package dev.lockstep.plan.guard;

import dev.lockstep.account.Read;
import dev.lockstep.change.Change;
import dev.lockstep.effect.AccessKeyEffect;
import dev.lockstep.effect.AccountEffect;
import dev.lockstep.effect.AroundEffect;
import dev.lockstep.effect.CredentialEffect;
import dev.lockstep.effect.GroupEffect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.effect.PolicyEffect;
import dev.lockstep.effect.RoleEffect;
import dev.lockstep.effect.UserEffect;
import dev.lockstep.plan.guard.Candidate.Measure;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// At every moment somebody remains who may do everything and can sign in.
///
/// The worst moment is looked for, not all moments: from the beginning, as long as some
/// administrator is left, whichever writes first take that one away are made (with all that must
/// come before them, grants too), in every way in which that can be done, until nobody is left or
/// nobody can be taken away.
///
/// The strictest measure by which the account has an administrator before the plan is the one that
/// counts: certainly allowed everything and able to sign in with a password or by SSO; else also
/// with an access key; else also those who only possibly are allowed everything or can sign in.
final class AdministratorGuard {
    /// How many moments are looked at before the guard gives up, and refuses.
    private static final int MOMENTS = 20_000;

    /// How many are looked at to see whether one administrator is never taken away.
    private static final int MOMENTS_OF_ONE = 1_000;

    private final Situation situation;
    private final Measure measure;
    private final List<Candidate> candidates;
    private int looked;

    private AdministratorGuard(Situation situation, Measure measure, List<Candidate> candidates) {
        this.situation = situation;
        this.measure = measure;
        this.candidates = candidates;
    }

    static Outcome ask(Situation situation) {
        var everybody = new Candidates(situation);
        for (Measure measure : Measure.values()) {
            List<Candidate> able = everybody.by(measure);
            List<Candidate> before =
                    able.stream().filter(one -> one.isThere(new BitSet(), measure)).toList();
            if (!before.isEmpty()) {
                return new AdministratorGuard(situation, measure, able).ask(before);
            }
        }
        if (situation.snapshot().detailedUsers() instanceof Read.Missing<?>) {
            return unread(situation);
        }
        return Outcome.holds(
                "No administrator of the account can sign in as it is, root apart, so the plan"
                        + " takes none away.");
    }

    /// Where nobody knows who the administrators are, nothing may be taken that could make one.
    private static Outcome unread(Situation situation) {
        var changes = new TreeSet<String>();
        for (Write write : situation.course().writes()) {
            boolean isOfRights =
                    switch (write.effect()) {
                        case UserEffect.TagUser _, UserEffect.UntagUser _ -> false;
                        case AccessKeyEffect.CreateAccessKey _ -> false;
                        case MfaEffect _, AccountEffect _, AroundEffect _ -> false;
                        case UserEffect _,
                                GroupEffect _,
                                RoleEffect _,
                                PolicyEffect _,
                                CredentialEffect _ ->
                                write.change().change().nature() == Change.Nature.TAKES;
                    };
            if (isOfRights) {
                changes.add(write.change().id());
            }
        }
        return changes.isEmpty()
                ? Outcome.holds(
                        "Who the administrators are was not read; nothing is taken that makes one.")
                : Outcome.refuses(
                        "Who the administrators are could not be read, so it cannot be shown that"
                                + " one remains when these are made: "
                                + Outcome.some(changes)
                                + ". Let the caller read it (lockstep audit --print-policy says"
                                + " what that takes), then plan again;"
                                + " --allow an-administrator-remains lets it through.");
    }

    private Outcome ask(List<Candidate> before) {
        for (Candidate one : before) {
            if (one.writes(measure).isEmpty()) {
                return remains(one);
            }
        }
        for (Candidate one : before) {
            if (alwaysRemains(one)) {
                return remains(one);
            }
        }
        Optional<BitSet> worst;
        try {
            worst = worst();
        } catch (TooMany _) {
            return Outcome.refuses(
                    "The plan changes the rights of so many administrators at once that it could"
                            + " not be shown that one remains at every moment. Plan one step at a"
                            + " time with --step, or lower limits in lockstep.yaml;"
                            + " --allow an-administrator-remains lets it through.");
        }
        if (worst.isEmpty()) {
            return Outcome.holds(
                    "At every moment an administrator who can sign in remains, though not always"
                            + " the same: "
                            + names(before)
                            + ".");
        }
        var changes = new TreeSet<String>();
        for (Candidate one : candidates) {
            one.takers(measure).stream()
                    .filter(worst.get()::get)
                    .forEach(write -> changes.add(situation.course().write(write).change().id()));
        }
        return Outcome.refuses(
                "At some moment no administrator who can sign in would remain: %s would be made"
                                .formatted(Outcome.some(changes))
                        + " while the administrators are "
                        + names(before)
                        + ". Declare somebody who has a password in a group of administrators in"
                        + " lockstep.yaml, or leave one of these changes out;"
                        + " --allow an-administrator-remains lets it through.");
    }

    private Outcome remains(Candidate one) {
        return Outcome.holds(one.name() + " remains " + measure.words() + " at every moment.");
    }

    private static String names(List<Candidate> some) {
        return Outcome.some(some.stream().map(Candidate::name).toList());
    }

    /// Thrown and caught here alone.
    private static final class TooMany extends Exception {
        private static final long serialVersionUID = 1;
    }

    /// A moment at which nobody is left; empty: there is none.
    private Optional<BitSet> worst() throws TooMany {
        var toDo = new ArrayDeque<BitSet>();
        Set<BitSet> seen = new HashSet<>();
        toDo.push(new BitSet());
        while (!toDo.isEmpty()) {
            BitSet moment = toDo.pop();
            Optional<Candidate> left =
                    candidates.stream().filter(one -> one.isThere(moment, measure)).findFirst();
            if (left.isEmpty()) {
                return Optional.of(moment);
            }
            for (BitSet next : ends(left.get(), moment).orElseThrow(TooMany::new)) {
                if (seen.add(next)) {
                    toDo.push(next);
                }
            }
        }
        return Optional.empty();
    }

    /// Whether somebody is an administrator at every moment; not, where that would take too long to
    /// find out.
    private boolean alwaysRemains(Candidate candidate) {
        var toDo = new ArrayDeque<BitSet>();
        Set<BitSet> seen = new HashSet<>();
        toDo.push(new BitSet());
        while (!toDo.isEmpty()) {
            BitSet moment = toDo.pop();
            for (int write : candidate.writes(measure).stream().toArray()) {
                var next = (BitSet) moment.clone();
                situation.course().include(write, next);
                if (seen.add(next)) {
                    if (seen.size() > MOMENTS_OF_ONE || !candidate.isThere(next, measure)) {
                        return false;
                    }
                    toDo.push(next);
                }
            }
        }
        return true;
    }

    /// The first moments after one at which somebody is no administrator any more; empty: there are
    /// too many to look at.
    private Optional<List<BitSet>> ends(Candidate candidate, BitSet from) {
        var ends = new ArrayList<BitSet>();
        var toDo = new ArrayDeque<BitSet>();
        Set<BitSet> seen = new HashSet<>();
        toDo.push(from);
        while (!toDo.isEmpty()) {
            BitSet moment = toDo.pop();
            for (int write : candidate.writes(measure).stream().toArray()) {
                if (!moment.get(write)) {
                    var next = (BitSet) moment.clone();
                    situation.course().include(write, next);
                    if (seen.add(next)) {
                        if (++looked > MOMENTS) {
                            return Optional.empty();
                        }
                        if (candidate.isThere(next, measure)) {
                            toDo.push(next);
                        } else {
                            ends.add(next);
                        }
                    }
                }
            }
        }
        return Optional.of(ends);
    }
}
