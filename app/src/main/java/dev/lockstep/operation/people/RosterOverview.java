package dev.lockstep.operation.people;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.baseline.Service;
import dev.lockstep.control.Advice;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.operation.Threshold;
import dev.lockstep.people.roster.Candidate;
import dev.lockstep.people.roster.Match;
import dev.lockstep.people.roster.Matching;
import dev.lockstep.record.people.AccountHead;
import dev.lockstep.record.people.MfaRecord.Known;
import dev.lockstep.record.people.RosterKind;
import dev.lockstep.record.people.RosterRecord;
import dev.lockstep.record.people.RosterRecord.Found;
import dev.lockstep.record.people.RosterRecord.Next;
import dev.lockstep.record.people.RosterRecord.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Tells who of lockstep.yaml has which user, and what is next for each, from an audit of the steps
/// that are about people.
public final class RosterOverview {
    /// What the audit must ask.
    public static final Audit.Selection SELECTION =
            new Audit.Selection(
                    Set.of(Step.USERS, Step.USER_MFA, Step.ACCESS_KEYS, Step.VERIFIED), Set.of());

    private static final String MATCH = "lockstep people match";
    private static final String SHARED = "shared-login";

    private static final Set<Remedy> PLANNED =
            Set.of(Remedy.CREATE_USER, Remedy.PUT_USER_IN_GROUP, Remedy.MOVE_RIGHTS_TO_GROUPS);

    private final Audit audit;
    private final AccountSnapshot snapshot;
    private final Baseline baseline;
    private final Roster roster;
    private final Matching matching;
    private final Set<String> doubtful;

    /// The users of the account; IAM tells names apart without case.
    private final Map<String, String> users = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /// What fails first of each user and person, in the order of the steps; a shared login before
    /// all.
    private final Map<String, Finding> firstOfUser = new HashMap<>();

    private final Map<String, Finding> firstOfPerson = new HashMap<>();

    private RosterOverview(Audit audit) {
        this.audit = audit;
        this.snapshot = audit.snapshot();
        this.baseline = audit.baseline();
        this.roster = baseline.roster();
        List<User> all = snapshot.users().found().orElse(List.of());
        this.matching = Matching.of(baseline, all);
        this.doubtful = matching.doubtful().keySet();
        all.forEach(user -> users.put(user.name(), user.name()));
        for (Finding finding : audit.findings()) {
            if (finding.status() != Status.FAIL) {
                continue;
            }
            Subject subject = finding.subject();
            switch (subject.kind()) {
                case USER -> {
                    if (isShared(finding)) {
                        firstOfUser.put(subject.name(), finding);
                    } else {
                        firstOfUser.putIfAbsent(subject.name(), finding);
                    }
                }
                case ACCESS_KEY, MFA_DEVICE ->
                        subject.owner().ifPresent(owner -> firstOfUser.putIfAbsent(owner, finding));
                case PERSON -> firstOfPerson.putIfAbsent(subject.name(), finding);
                case ACCOUNT, ROOT, GROUP, ROLE, POLICY, PRINCIPAL, REGION, SERVER_CERTIFICATE -> {
                    // These are about nobody in particular.
                }
            }
        }
    }

    /// Who has which user.
    ///
    /// @param practice whether it is a practice account
    /// @param version Lockstep's own
    public static RosterRecord of(Audit audit, boolean practice, String version) {
        var overview = new RosterOverview(audit);
        return new RosterRecord(
                AccountHead.of(audit, practice, version),
                overview.rows(),
                audit.snapshot().users().isKnown(),
                audit.baseline().roster().isDeclared(),
                List.copyOf(overview.missing()));
    }

    /// What the list itself hangs on is told too, however little a finding about it weighs.
    private Set<String> missing() {
        var missing = new LinkedHashSet<String>(Threshold.DEFAULT.missing(audit));
        for (Read<?> read : List.of(snapshot.users(), snapshot.detailedUsers())) {
            if (read instanceof Read.Missing<?> not && not.isIncomplete()) {
                missing.add(not.because());
            }
        }
        if (snapshot.users() instanceof Read.Missing<?> not) {
            missing.add(not.because());
        }
        return missing;
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        baseline.people().values().forEach(person -> rows.add(person(person)));
        baseline.services().values().forEach(service -> rows.add(service(service)));
        baseline.breakGlass()
                .forEach(name -> rows.add(entry(RosterKind.BREAK_GLASS, name, List.of())));
        matching.strangers().forEach((user, perhaps) -> rows.add(stranger(user, perhaps)));
        return rows;
    }

    private Row person(Person person) {
        Optional<String> user =
                snapshot.users().isKnown() ? matching.userOf(person.id()) : Optional.empty();
        List<Candidate> perhaps =
                matching.people().get(person.id()) instanceof Match.None none
                        ? none.perhaps()
                        : List.of();
        List<String> claimants =
                user.map(name -> roster.people(name).stream().map(Person::id).toList())
                        .filter(all -> all.size() > 1)
                        .orElse(List.of());
        return row(
                RosterKind.PERSON,
                person.id(),
                person.name(),
                person.email(),
                person.federated(),
                user,
                found(person, perhaps),
                perhaps,
                claimants,
                person.groups(),
                next(person, user, perhaps));
    }

    private Found found(Person person, List<Candidate> perhaps) {
        if (!snapshot.users().isKnown()) {
            return person.federated() ? Found.ELSEWHERE : Found.UNKNOWN;
        }
        return switch (matching.people().get(person.id())) {
            case Match.Exact _ -> Found.EXACT;
            case Match.WithoutCase _ -> Found.WITHOUT_CASE;
            case Match.None _ ->
                    person.federated()
                            ? Found.ELSEWHERE
                            : perhaps.isEmpty() ? Found.NONE : Found.DOUBTFUL;
            case null -> Found.UNKNOWN;
        };
    }

    private Optional<Next> next(Person person, Optional<String> user, List<Candidate> perhaps) {
        if (!snapshot.users().isKnown()) {
            return Optional.empty();
        }
        if (!perhaps.isEmpty()) {
            return Optional.of(
                    new Next(
                            "There is no user %s; %s may be this person's: say whether it is."
                                    .formatted(person.user(), users(perhaps)),
                            Optional.of(MATCH)));
        }
        if (user.isEmpty()) {
            return Optional.ofNullable(firstOfPerson.get(person.id())).map(this::next);
        }
        return nextOf(user.get())
                .or(() ->
                        person.federated()
                                ? Optional.of(
                                        new Next(
                                                person.id()
                                                        + " signs in another way and has the user "
                                                        + user.get()
                                                        + " all the same.",
                                                Optional.empty()))
                                : Optional.empty());
    }

    /// What is next for a user. Whose person comes or goes just now goes on with that, but for a
    /// login that is shared.
    private Optional<Next> nextOf(String user) {
        Optional<Finding> first = Optional.ofNullable(firstOfUser.get(user));
        return first.filter(RosterOverview::isShared)
                .map(this::next)
                .or(() ->
                        ComesOrGoes.of(snapshot, baseline, user)
                                .map(one -> new Next(one.text(), one.command())))
                .or(() -> first.map(this::next));
    }

    private static boolean isShared(Finding finding) {
        return finding.control().id().equals(SHARED);
    }

    private static String users(List<Candidate> perhaps) {
        return perhaps.stream()
                .map(one -> one.user() + " (" + one.why().words() + ")")
                .collect(Collectors.joining(" or "));
    }

    private Next next(Finding finding) {
        Optional<Remedy> remedy = finding.advice().map(Advice::remedy);
        return new Next(
                finding.verdict().summary(),
                remedy.flatMap(one -> OwnCommand.of(one, finding.subject()))
                        .or(() ->
                                Optional.of(
                                        remedy.filter(RosterOverview::isPlanned).isPresent()
                                                ? "lockstep plan --only " + finding.control().id()
                                                : "lockstep explain " + finding.control().id())));
    }

    /// Whether a plan mends it without a person beside it.
    private static boolean isPlanned(Remedy remedy) {
        return PLANNED.contains(remedy);
    }

    private Row service(Service service) {
        return entry(RosterKind.SERVICE, service.user(), service.groups());
    }

    private Row entry(RosterKind kind, String name, List<String> wanted) {
        Optional<String> user = Optional.ofNullable(users.get(name));
        Found found =
                !snapshot.users().isKnown()
                        ? Found.UNKNOWN
                        : user.map(one -> one.equals(name) ? Found.EXACT : Found.WITHOUT_CASE)
                                .orElse(Found.NONE);
        Optional<Next> next =
                kind == RosterKind.BREAK_GLASS ? Optional.empty() : user.flatMap(this::nextOf);
        return row(
                kind,
                name,
                Optional.empty(),
                Optional.empty(),
                false,
                user,
                found,
                List.of(),
                List.of(),
                wanted,
                next);
    }

    private Row stranger(String user, List<Candidate> perhaps) {
        List<Candidate> open =
                perhaps.stream().filter(one -> doubtful.contains(one.person())).toList();
        Optional<Next> next =
                open.isEmpty()
                        ? roster.isDeclared() ? Optional.of(declare(user, perhaps)) : nextOf(user)
                        : Optional.of(
                                new Next(
                                        "%s may be the user of %s: say whether it is."
                                                .formatted(
                                                        user,
                                                        open.stream()
                                                                .map(one ->
                                                                        one.person()
                                                                                + " ("
                                                                                + one.why().words()
                                                                                + ")")
                                                                .collect(
                                                                        Collectors.joining(
                                                                                " or "))),
                                        Optional.of(MATCH)));
        return row(
                RosterKind.NOBODYS,
                user,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.of(user),
                Found.UNCLAIMED,
                perhaps,
                List.of(),
                List.of(),
                next);
    }

    private Next declare(String user, List<Candidate> perhaps) {
        Optional<Next> told =
                Optional.ofNullable(firstOfUser.get(user))
                        .filter(RosterOverview::isShared)
                        .map(this::next)
                        .or(() ->
                                ComesOrGoes.of(snapshot, baseline, user)
                                        .map(one -> new Next(one.text(), one.command())));
        if (told.isPresent()) {
            return told.get();
        }
        String whose =
                perhaps.stream()
                        .findFirst()
                        .map(one ->
                                " It looks like a second user of %s, who has %s."
                                        .formatted(
                                                one.person(),
                                                matching.userOf(one.person()).orElse("one")))
                        .orElse("");
        return new Next(
                "Nobody claims %s.%s Declare it in lockstep.yaml, or find out who misses it."
                        .formatted(user, whose),
                Optional.of("lockstep explain user-on-roster"));
    }

    private Row row(
            RosterKind kind,
            String name,
            Optional<String> fullName,
            Optional<String> email,
            boolean federated,
            Optional<String> user,
            Found found,
            List<Candidate> perhaps,
            List<String> claimants,
            List<String> wanted,
            Optional<Next> next) {
        Optional<UserReads> reads = user.map(snapshot::user);
        Known none = snapshot.users().isKnown() ? Known.NO : Known.UNKNOWN;
        return new Row(
                kind,
                name,
                fullName,
                email,
                federated,
                user,
                found,
                perhaps,
                claimants,
                wanted,
                reads.flatMap(one -> one.details().found()).map(User::groups),
                reads.map(one -> known(one.hasPassword())).orElse(none),
                reads.map(one -> known(one.hasMfa())).orElse(none),
                next);
    }

    private static Known known(Read<Boolean> read) {
        return read.found().map(is -> is ? Known.YES : Known.NO).orElse(Known.UNKNOWN);
    }
}
