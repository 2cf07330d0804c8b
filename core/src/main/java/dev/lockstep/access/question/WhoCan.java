package dev.lockstep.access.question;

import dev.lockstep.access.AccountAccess;
import dev.lockstep.access.PrincipalAccess;
import dev.lockstep.account.Role;
import dev.lockstep.policy.catalog.Action;
import dev.lockstep.policy.catalog.ActionCatalog;
import dev.lockstep.policy.evaluate.Decision;
import dev.lockstep.policy.reach.PolicyAlgebra;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which users and roles of an account can do something.
///
/// @param action as AWS writes it
/// @param resource the ARN that was asked about; absent: any resource
/// @param asked how many users and roles were asked about
/// @param rows those that can or may, and those of whom it cannot be said: certain ones first, then
///   by kind and name
/// @param assumptions what is taken for granted
public record WhoCan(
        String action,
        Optional<String> resource,
        int asked,
        List<Row> rows,
        List<Assumption> assumptions) {

    /// So many pairs of principals and roles are asked about at most.
    private static final int MOST_PAIRS = 400_000;

    public WhoCan {
        rows = List.copyOf(rows);
        assumptions = List.copyOf(assumptions);
    }

    /// How sure it is.
    public enum Certainty {
        /// Whatever is not known of the request.
        CERTAIN("certain"),
        /// It hangs on what is not known of the request.
        POSSIBLE("possible"),
        /// A policy in force is not known.
        UNKNOWN("unknown");

        private final String id;

        Certainty(String id) {
            this.id = id;
        }

        /// Its name in formats.
        public String id() {
            return id;
        }
    }

    /// One user or role.
    ///
    /// @param on what the statements allow it on, as they write it, where any resource was asked
    ///   about
    /// @param by the statements that decide, or on which it hangs
    /// @param keys the condition keys on which it hangs, in lower case
    /// @param unknown why it cannot be said, or not for certain
    public record Row(
            Who who,
            Certainty certainty,
            List<String> on,
            List<Cited> by,
            SortedSet<String> keys,
            List<String> unknown) {
        public Row {
            on = List.copyOf(on);
            by = List.copyOf(by);
            keys = new TreeSet<>(keys);
            unknown = List.copyOf(unknown);
        }
    }

    /// Those of one certainty.
    public List<Row> of(Certainty certainty) {
        return rows.stream().filter(row -> row.certainty() == certainty).toList();
    }

    /// Asks about every user and role.
    ///
    /// @param number of the action in the catalogue
    /// @param resource an ARN; absent: any resource
    public static WhoCan of(
            AccountAccess account, PolicyAlgebra algebra, int number, Optional<String> resource) {
        return new Asking(account, algebra, number).answer(resource);
    }

    private static final class Asking {
        private final AccountAccess account;
        private final PolicyAlgebra algebra;
        private final ActionCatalog catalog;
        private final int number;
        private final Action action;
        private final String name;
        private final Requests requests;
        private final Citations citations;

        Asking(AccountAccess account, PolicyAlgebra algebra, int number) {
            this.account = account;
            this.algebra = algebra;
            this.catalog = algebra.catalog();
            this.number = number;
            this.action = catalog.action(number);
            this.name = catalog.name(number);
            this.requests = new Requests(account);
            this.citations = new Citations(account);
        }

        WhoCan answer(Optional<String> resource) {
            List<PrincipalAccess> all =
                    Stream.of(account.users(), account.roles())
                            .flatMap(read -> read.found().orElse(List.of()).stream())
                            .toList();
            var rows = new ArrayList<Row>();
            for (PrincipalAccess one : all) {
                resource.map(arn -> row(one, List.of(new ResourceCandidate(arn, arn)), false))
                        .orElseGet(() -> row(one, candidates(one, all.size()), true))
                        .ifPresent(rows::add);
            }
            rows.sort(Comparator.comparing(Row::certainty).thenComparing(Row::who, Who.ORDER));
            return new WhoCan(name, resource, all.size(), rows, Assumption.of(account, action));
        }

        private List<ResourceCandidate> candidates(PrincipalAccess principal, int principals) {
            if (Requests.isAboutTrust(name)
                    && (long) principals * requests.roles().size() <= MOST_PAIRS) {
                return requests.roles().values().stream()
                        .map(Role::arn)
                        .sorted()
                        .map(arn -> new ResourceCandidate(arn, arn))
                        .toList();
            }
            return ResourceCandidate.of(principal, action, requests.place());
        }

        private Optional<Row> row(
                PrincipalAccess principal, List<ResourceCandidate> on, boolean anyResource) {
            var sure = new Found();
            var open = new Found();
            var unknown = new LinkedHashSet<String>();
            boolean isUnsaid = !principal.isWhole() && on.isEmpty();
            principal.unknown().forEach(missing -> unknown.add(missing.because()));
            for (ResourceCandidate candidate : on) {
                Requests.Decided decided =
                        requests.decide(principal, name, candidate.witness(), principal.context());
                unknown.addAll(decided.unknown());
                switch (decided.decision()) {
                    case Decision.Allowed(var by) ->
                            (decided.unknown().isEmpty() ? sure : open)
                                    .add(candidate, citations.of(principal, decided.layers(), by));
                    case Decision.Undecided undecided -> {
                        if (undecided.possiblyAllowed()) {
                            open.add(
                                    candidate,
                                    citations.of(principal, decided.layers(), undecided.on()));
                            open.keys.addAll(undecided.keys());
                        }
                    }
                    case Decision.ImplicitlyDenied _ -> isUnsaid |= !decided.unknown().isEmpty();
                    case Decision.ExplicitlyDenied _ -> {}
                }
            }
            Who who = Who.of(principal);
            if (!sure.isEmpty()) {
                return Optional.of(sure.row(who, Certainty.CERTAIN, anyResource, List.of()));
            }
            if (!open.isEmpty()) {
                return Optional.of(
                        open.row(who, Certainty.POSSIBLE, anyResource, List.copyOf(unknown)));
            }
            if (isUnsaid) {
                return Optional.of(
                        open.row(who, Certainty.UNKNOWN, anyResource, List.copyOf(unknown)));
            }
            // What the tries did not find, the sets of actions still know to be possible.
            return anyResource
                            && !Requests.isAboutTrust(name)
                            && algebra.reach(principal.layers(), principal.context())
                                    .possible()
                                    .contains(number)
                    ? Optional.of(
                            new Row(
                                    who,
                                    Certainty.POSSIBLE,
                                    on.stream().map(ResourceCandidate::pattern).toList(),
                                    List.of(),
                                    new TreeSet<>(),
                                    List.copyOf(unknown)))
                    : Optional.empty();
        }
    }

    /// What was found for one principal at one certainty.
    private static final class Found {
        private final List<String> on = new ArrayList<>();
        private final LinkedHashSet<Cited> by = new LinkedHashSet<>();
        private final SortedSet<String> keys = new TreeSet<>();

        void add(ResourceCandidate candidate, List<Cited> cited) {
            on.add(candidate.pattern());
            by.addAll(cited);
        }

        boolean isEmpty() {
            return on.isEmpty();
        }

        Row row(Who who, Certainty certainty, boolean anyResource, List<String> unknown) {
            return new Row(
                    who, certainty, anyResource ? on : List.of(), List.copyOf(by), keys, unknown);
        }
    }
}
