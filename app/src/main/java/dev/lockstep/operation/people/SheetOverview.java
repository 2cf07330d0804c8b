package dev.lockstep.operation.people;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.Read;
import dev.lockstep.account.Source;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Person;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.Audit;
import dev.lockstep.control.OwnCommand;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.Status;
import dev.lockstep.control.Subject;
import dev.lockstep.control.accesskeys.KeyRegister;
import dev.lockstep.control.verified.PersonSheet;
import dev.lockstep.control.verified.SheetReason;
import dev.lockstep.operation.Threshold;
import dev.lockstep.people.roster.Match;
import dev.lockstep.people.roster.Matching;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.AuditRecording;
import dev.lockstep.record.FindingRecord;
import dev.lockstep.record.people.AccountHead;
import dev.lockstep.record.people.RosterKind;
import dev.lockstep.record.people.SheetRecord;
import dev.lockstep.record.people.SheetRecord.Holds;
import dev.lockstep.record.people.SheetRecord.Line;
import dev.lockstep.record.people.SheetRecord.Row;
import dev.lockstep.record.people.SheetRecord.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Fills in the sheet of step 8 from an audit.
///
/// Whether the five hold is what control person-verified says, by the same functions
/// ([PersonSheet]); beside them stands whether the user is somebody's own.
public final class SheetOverview {
    private static final String VERIFIED = "person-verified";
    private static final String HAS_USER = "person-has-user";
    private static final String ON_ROSTER = "user-on-roster";
    private static final String SHARED = "shared-login";

    /// What the audit must ask. The two last are not shown: by them it is read which keys and
    /// devices there are, where the credential report tells only that there are some.
    public static final Audit.Selection SELECTION =
            new Audit.Selection(
                    Set.of(),
                    Set.of(
                            VERIFIED,
                            HAS_USER,
                            ON_ROSTER,
                            SHARED,
                            "key-documented",
                            "user-mfa-kind"));

    private final Audit audit;
    private final AccountSnapshot snapshot;
    private final Baseline baseline;
    private final Roster roster;
    private final KeyRegister register;
    private final Matching matching;

    /// The users of the account; IAM tells names apart without case.
    private final Map<String, String> users = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final Map<String, Map<String, FindingRecord>> findings = new HashMap<>();

    /// What AWS refused or did not answer of lines that are not known, in its own words.
    private final Set<String> refused = new LinkedHashSet<>();

    private SheetOverview(Audit audit, AuditRecord record) {
        this.audit = audit;
        this.snapshot = audit.snapshot();
        this.baseline = audit.baseline();
        this.roster = baseline.roster();
        this.register = KeyRegister.of(snapshot, baseline, audit.judgedAt());
        List<User> all = snapshot.users().found().orElse(List.of());
        this.matching = Matching.of(baseline, all);
        all.forEach(user -> users.put(user.name(), user.name()));
        for (FindingRecord finding : record.findings()) {
            findings.computeIfAbsent(finding.control().id(), _ -> new HashMap<>())
                    .put(finding.subject().name(), finding);
        }
    }

    /// The sheet of everybody.
    ///
    /// @param practice whether it is a practice account
    /// @param version Lockstep's own
    public static SheetRecord of(Audit audit, boolean practice, String version) {
        return of(audit, AuditRecording.of(audit, version), practice, version);
    }

    /// The sheet of everybody, where names are pseudonyms: what hangs on a name is as the record
    /// says it.
    ///
    /// @param audit the account that is shown
    /// @param record of the same audit, with the statuses that count
    public static SheetRecord of(
            Audit audit, AuditRecord record, boolean practice, String version) {
        var overview = new SheetOverview(audit, record);
        List<Row> rows = overview.rows();
        return new SheetRecord(
                AccountHead.of(audit, practice, version),
                rows,
                audit.snapshot().users().isKnown(),
                audit.baseline().roster().isDeclared(),
                Optional.empty(),
                List.copyOf(overview.missing()));
    }

    /// The sheet of one alone: whoever has this id in lockstep.yaml, or this user; exactly, else
    /// without case.
    ///
    /// @return empty if there is none
    public static Optional<SheetRecord> only(SheetRecord all, String name) {
        List<Row> exact =
                all.rows().stream()
                        .filter(row ->
                                row.name().equals(name)
                                        || row.user().filter(name::equals).isPresent())
                        .toList();
        List<Row> rows =
                exact.isEmpty()
                        ? all.rows().stream()
                                .filter(row ->
                                        row.name().equalsIgnoreCase(name)
                                                || row.user()
                                                        .filter(name::equalsIgnoreCase)
                                                        .isPresent())
                                .toList()
                        : exact;
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new SheetRecord(
                                all.head(),
                                rows,
                                all.areUsersKnown(),
                                all.isDeclared(),
                                Optional.of(name),
                                all.missing()));
    }

    /// Of a sheet that does not hold the control names only what is broken; what is not known of it
    /// is told too. The rows come first.
    private Set<String> missing() {
        var missing = new LinkedHashSet<String>(Threshold.DEFAULT.missing(audit));
        missing.addAll(refused);
        if (snapshot.users() instanceof Read.Missing<?> not) {
            missing.add(not.because());
        }
        return missing;
    }

    private List<Row> rows() {
        var rows = new ArrayList<Row>();
        baseline.people().values().forEach(person -> rows.add(person(person)));
        for (User user : snapshot.users().found().orElse(List.of())) {
            boolean isStranger = matching.strangers().containsKey(user.name());
            if (isStranger && isJudged(user.name())) {
                rows.add(stranger(user.name()));
            }
        }
        baseline.services().keySet().forEach(name -> rows.add(apart(RosterKind.SERVICE, name)));
        baseline.breakGlass().forEach(name -> rows.add(apart(RosterKind.BREAK_GLASS, name)));
        return rows;
    }

    private boolean isJudged(String user) {
        return finding(VERIFIED, user)
                .filter(one -> one.status() != Status.NOT_APPLICABLE)
                .isPresent();
    }

    private Optional<FindingRecord> finding(String control, String subject) {
        return Optional.ofNullable(findings.getOrDefault(control, Map.of()).get(subject));
    }

    private Row person(Person person) {
        Optional<String> user = matching.userOf(person.id());
        if (user.isPresent() && snapshot.users().isKnown()) {
            return withUser(
                    RosterKind.PERSON, person.id(), person.name(), person.email(), user.get());
        }
        if (person.federated()) {
            return row(
                    person,
                    State.ELSEWHERE,
                    "Signs in by your identity provider, which is not seen here.",
                    Optional.empty());
        }
        if (!snapshot.users().isKnown()) {
            return row(
                    person, State.UNKNOWN, "Which users there are is not known.", Optional.empty());
        }
        Optional<FindingRecord> lacks = finding(HAS_USER, person.id());
        boolean isExcepted = lacks.filter(one -> one.status() == Status.EXCEPTED).isPresent();
        boolean isDoubtful =
                matching.people().get(person.id()) instanceof Match.None none
                        && !none.perhaps().isEmpty();
        return row(
                person,
                isExcepted ? State.EXCEPTED : State.FAILS,
                "No user yet: there is no "
                        + person.user()
                        + " in the account."
                        + (isDoubtful ? " One that looks alike is nobody's." : ""),
                isDoubtful
                        ? Optional.of("lockstep people match")
                        : OwnCommand.of(
                                Remedy.CREATE_USER,
                                Subject.of(Subject.Kind.PERSON, person.id(), Optional.empty())));
    }

    private static Row row(Person person, State state, String why, Optional<String> command) {
        return new Row(
                RosterKind.PERSON,
                person.id(),
                person.name(),
                person.email(),
                Optional.empty(),
                state,
                why,
                List.of(),
                command);
    }

    private Row stranger(String user) {
        return withUser(RosterKind.NOBODYS, user, Optional.empty(), Optional.empty(), user);
    }

    private Row apart(RosterKind kind, String name) {
        Optional<String> user = Optional.ofNullable(users.get(name));
        if (user.isPresent()) {
            return withUser(kind, name, Optional.empty(), Optional.empty(), user.get());
        }
        return new Row(
                kind,
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                snapshot.users().isKnown() ? State.NOT_JUDGED : State.UNKNOWN,
                snapshot.users().isKnown()
                        ? "There is no such user in the account."
                        : "Which users there are is not known.",
                List.of(),
                Optional.empty());
    }

    private Row withUser(
            RosterKind kind,
            String name,
            Optional<String> fullName,
            Optional<String> email,
            String user) {
        UserReads reads = snapshot.user(user);
        Optional<FindingRecord> verified = finding(VERIFIED, user);
        State five = verified.map(one -> state(one.status())).orElse(State.UNKNOWN);
        State state = five;
        String why = "";
        Optional<String> command = Optional.empty();
        // The worst of them speaks: that one is accepted hides nothing of the other.
        for (FindingRecord one :
                Stream.of(finding(SHARED, user), finding(ON_ROSTER, user))
                        .flatMap(Optional::stream)
                        .filter(SheetOverview::isTold)
                        .toList()) {
            State worse = worse(state, state(one.status()));
            if (why.isEmpty() || worse != state) {
                why = one.summary();
                command = one.remedy().flatMap(FindingRecord.RemedyRecord::command);
            }
            state = worse;
        }
        boolean isShared = finding(SHARED, user).filter(SheetOverview::isTold).isPresent();
        boolean fails = state == State.FAILS;
        Optional<ComesOrGoes> underway =
                ComesOrGoes.of(snapshot, baseline, user)
                        .filter(one -> !isShared && (one.isOut() || fails));
        if (underway.isPresent()) {
            why = underway.get().text();
            command = underway.get().command();
        }
        if (why.isEmpty()) {
            why = words(kind, verified, five);
        }
        return new Row(
                kind,
                name,
                fullName,
                email,
                Optional.of(user),
                state,
                why,
                lines(
                        kind != RosterKind.NOBODYS
                                && state != State.NOT_JUDGED
                                && underway.isEmpty(),
                        reads),
                command);
    }

    private static String words(RosterKind kind, Optional<FindingRecord> verified, State five) {
        return switch (five) {
            case NOT_JUDGED ->
                    kind == RosterKind.BREAK_GLASS
                            ? "Kept for emergencies, so the five are shown and not judged."
                            : "No console password, so the console is closed to this user.";
            case EXCEPTED ->
                    verified.flatMap(FindingRecord::exception)
                            .map(rule ->
                                    "Accepted until %s by %s: %s"
                                            .formatted(rule.until(), rule.owner(), rule.reason()))
                            .orElse("");
            case HOLDS, FAILS, UNKNOWN, ELSEWHERE -> "";
        };
    }

    /// Whether a finding says something of the user that a reader must know.
    private static boolean isTold(FindingRecord finding) {
        return switch (finding.status()) {
            case FAIL, EXCEPTED, UNDETERMINED -> true;
            case PASS, NOT_APPLICABLE, MANUAL -> false;
        };
    }

    private static State state(Status status) {
        return switch (status) {
            case PASS -> State.HOLDS;
            case FAIL -> State.FAILS;
            case EXCEPTED -> State.EXCEPTED;
            case UNDETERMINED, MANUAL -> State.UNKNOWN;
            case NOT_APPLICABLE -> State.NOT_JUDGED;
        };
    }

    private static final List<State> BY_WEIGHT =
            List.of(
                    State.FAILS,
                    State.UNKNOWN,
                    State.EXCEPTED,
                    State.HOLDS,
                    State.NOT_JUDGED,
                    State.ELSEWHERE);

    private static State worse(State one, State other) {
        return BY_WEIGHT.indexOf(one) <= BY_WEIGHT.indexOf(other) ? one : other;
    }

    /// @param isMended whether there is something to do about a line that does not hold: of a user
    ///   who is nobody's the first thing to find out is whose it is; who is not judged is left as
    ///   is, and whose person comes or goes goes on with that
    private List<Line> lines(boolean isMended, UserReads user) {
        PersonSheet sheet = PersonSheet.of(user, snapshot, baseline, register, audit.judgedAt());
        return sheet.entries().stream().map(entry -> line(isMended, entry, user)).toList();
    }

    private Line line(boolean isMended, PersonSheet.Entry entry, UserReads user) {
        SheetReason reason =
                SheetReason.of(entry.line(), user, snapshot, baseline, register, audit.judgedAt());
        Holds holds = holds(entry, user);
        if (holds == Holds.UNKNOWN && entry.holds() instanceof Ruling.Open open) {
            open.missing().stream()
                    .filter(Read.Missing::isIncomplete)
                    .forEach(read -> refused.add(read.because()));
        }
        boolean isTodo = isMended && holds == Holds.NO;
        Optional<SheetMending> mending =
                isTodo
                        ? Optional.of(
                                SheetMending.of(
                                        entry.line(),
                                        user,
                                        snapshot,
                                        roster,
                                        register,
                                        audit.judgedAt()))
                        : Optional.empty();
        return new Line(
                entry.line(),
                holds,
                entry.wanted(),
                reason.phrase(),
                reason.source().map(Source::name),
                reason.source().flatMap(Source::asOf),
                mending.map(SheetMending::todo),
                mending.flatMap(SheetMending::command));
    }

    private static Holds holds(PersonSheet.Entry entry, UserReads user) {
        if (entry.line() == PersonSheet.Line.CURRENT_PASSWORD
                && Ruling.of(user.hasPassword()).isNo()) {
            return Holds.NOT_ASKED;
        }
        return switch (entry.holds()) {
            case Ruling.Yes _ -> Holds.YES;
            case Ruling.No _ -> Holds.NO;
            case Ruling.Open _ -> Holds.UNKNOWN;
        };
    }
}
