package dev.lockstep.operation.run;

import dev.lockstep.account.ReadKey;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.change.Change;
import dev.lockstep.control.Audit;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.operation.Refused;
import dev.lockstep.plan.Guard;
import dev.lockstep.plan.PlanRequest;
import dev.lockstep.plan.Planner;
import dev.lockstep.plan.Proposal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes ready changes that a person asks for by name, such as an MFA device for a user: arranged,
/// rehearsed and guarded like those of any plan, whether a finding asks for them or not.
public final class AskedChanges {
    private final LiveAccount accounts;
    private final String version;
    private final Collection<String> actions;

    /// @param accounts how accounts are read
    /// @param version Lockstep's own
    /// @param actions what reading a whole account takes, as
    ///   [dev.lockstep.collect.Accounts#actions] tells
    public AskedChanges(LiveAccount accounts, String version, Collection<String> actions) {
        this.accounts = accounts;
        this.version = version;
        this.actions = List.copyOf(actions);
    }

    /// What is asked.
    ///
    /// @param account with the controls that the changes are about, and how much is read
    /// @param loosened guards that a person has loosened
    public record Request(LiveAccount.Request account, Set<Guard> loosened) {
        public Request {
            loosened = Set.copyOf(loosened);
        }
    }

    /// An account that is held, as it was read.
    public static final class Held implements AutoCloseable {
        private final Place place;
        private final Request request;
        private final LiveAccount.Judged judged;

        private Held(Place place, Request request, LiveAccount.Judged judged) {
            this.place = place;
            this.request = request;
            this.judged = judged;
        }

        /// The account, with its runs.
        public Place place() {
            return place;
        }

        /// The audit of what was read.
        public Audit audit() {
            return judged.audit();
        }

        /// The same, judged by what lockstep.yaml will want. Closing either lets go of the account.
        public Held wanting(Baseline baseline) {
            Audit audit = judged.audit();
            return new Held(
                    place,
                    request,
                    new LiveAccount.Judged(
                            Audit.of(
                                            audit.snapshot(),
                                            baseline,
                                            audit.judgedAt(),
                                            audit.selection())
                                    .withNotices(judged.notices())
                                    .readAt(audit.place()),
                            judged.files(),
                            judged.notices()));
        }

        /// Lets go of the account.
        @Override
        public void close() {
            place.close();
        }
    }

    /// Holds the account and reads it.
    ///
    /// @throws Refused if it is another account, or there is no place to write down what is done
    /// @throws dev.lockstep.apply.RunRefused if another run of the account is under way
    public Held held(Request request, LiveAccount.Watch watch) {
        return Place.held(
                accounts,
                request.account(),
                place -> new Held(place, request, place.account().judgeToPlan(watch)));
    }

    /// Reads more of a held account.
    public Held more(Held held, Set<ReadKey<?>> keys, LiveAccount.Watch watch) {
        return new Held(held.place, held.request, held.place.account().judgeToPlan(keys, watch));
    }

    /// What a plan of a held account goes by.
    public PlanRequest request(Held held) {
        return MakePlan.request(
                held.judged,
                new MakePlan.Wanted(
                        held.request.account().goal().selection(), held.request.loosened()),
                held.place.takenOut());
    }

    /// Arranges changes. The plan's guards may refuse them: see [dev.lockstep.plan.Plan#isRefused].
    ///
    /// @param changes in an order in which they can be made; what touches the same thing is made in
    ///   this order
    /// @return closing it lets go of the account
    public Ready ready(Held held, List<Change> changes) {
        PlanRequest request = request(held);
        List<Proposal> proposals =
                changes.stream().map(change -> new Proposal(change, Set.of())).toList();
        return new Ready(
                held.place,
                held.request.account(),
                planning(held.request.account())
                        .recorded(
                                held.judged,
                                request,
                                Planner.arranged(request, proposals, List.of())),
                Optional.empty());
    }

    private MakePlan planning(LiveAccount.Request request) {
        return switch (request.reading()) {
            case LiveAccount.Reading.Whole _ -> new MakePlan(version, actions);
            case LiveAccount.Reading.Part part -> MakePlan.ofPart(version, part.actions());
        };
    }
}
