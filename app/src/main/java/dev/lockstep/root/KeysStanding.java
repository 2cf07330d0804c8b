package dev.lockstep.root;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CallerIdentity;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.Read;
import dev.lockstep.account.organization.Organization;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.keys.KeyDeeds;
import dev.lockstep.keys.KeyLife;
import dev.lockstep.keys.KeyLives;
import dev.lockstep.keys.Removal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Where root's access keys stand, by the control of step 3 and by each key that is known.
///
/// @param keys the keys that are known, those by root's own list with their ids
/// @param counted what the account summary counts, if it was read
/// @param reported as of when the credential report is (UTC)
/// @param isListed whether root's own list was read, which knows all
/// @param reason what the control says, in a sentence; ids in it are hostile text
/// @param until from when on all of them may be deleted, at the earliest (UTC), where they wait
/// @param unread why the credential report told nothing of root's keys, if so
public record KeysStanding(
        State state,
        Power power,
        List<KeyLife> keys,
        Optional<Integer> counted,
        Optional<Instant> reported,
        boolean isListed,
        String reason,
        Optional<Instant> until,
        Optional<String> unread) {
    /// The control that it rests on.
    public static final String CONTROL = "root-access-keys";

    /// AWS makes a credential report once in so long at most (IAM User Guide, "Generate credential
    /// reports for your AWS account").
    private static final Duration REPORT = Duration.ofHours(4);

    public KeysStanding {
        keys = List.copyOf(keys);
    }

    /// What is to be done next.
    public enum State {
        /// There is none.
        NONE,
        /// There is one that is active, or of which nothing but that it is there is known.
        ACTIVE,
        /// All are inactive, and wait.
        WAITING,
        /// All are inactive, and have waited long enough.
        DUE,
        /// All are inactive; whether they have waited long enough is not known.
        INACTIVE,
        /// Whether there is one is not known.
        NOT_KNOWN;

        /// The name in JSON.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// In whose power it is to take the keys away.
    public sealed interface Power {
        /// Root itself asks.
        record Root() implements Power {}

        /// Root, in the console: no other account has power over this one.
        record Console() implements Power {}

        /// Root, in the console; or the organization that the account is a member of.
        record Member() implements Power {}

        /// Root, in the console; whether an organization has it too nobody has told.
        ///
        /// @param why hostile text may be in it
        record NotKnown(String why) implements Power {}

        /// The name in JSON.
        default String id() {
            return switch (this) {
                case Root _ -> "root";
                case Console _ -> "console";
                case Member _ -> "member";
                case NotKnown _ -> "not-known";
            };
        }
    }

    /// Where they stand.
    ///
    /// @param audit of the control, at least
    /// @param deeds what runs of this machine did
    public static KeysStanding of(Audit audit, KeyDeeds deeds, Instant now) {
        AccountSnapshot snapshot = audit.snapshot();
        List<KeyLife> keys =
                KeyLives.of(snapshot, audit.baseline(), deeds, now).keys().stream()
                        .filter(KeyLife::isRoots)
                        .toList();
        Optional<Finding> finding =
                audit.findings().stream()
                        .filter(one -> one.control().id().equals(CONTROL))
                        .findFirst();
        int days = audit.baseline().accessKeys().waitingDays();
        List<Optional<Instant>> ends = keys.stream().map(key -> end(key, days)).toList();
        Optional<Instant> until =
                ends.isEmpty() || ends.stream().anyMatch(Optional::isEmpty)
                        ? Optional.empty()
                        : ends.stream().flatMap(Optional::stream).max(Comparator.naturalOrder());
        return new KeysStanding(
                state(finding.map(Finding::status), keys, until, now),
                power(snapshot),
                keys,
                snapshot.root().summary("AccountAccessKeysPresent").found(),
                snapshot.credentialReport().found().flatMap(CredentialReport::generated),
                snapshot.root().ownKeys().isKnown(),
                finding.map(one -> one.verdict().summary()).orElse("It was not judged."),
                until,
                snapshot.root().reportedKeys() instanceof Read.Missing<?> missing
                        ? Optional.of(missing.because())
                        : Optional.empty());
    }

    /// From when on an inactive key may be deleted; empty: it is active, or nobody knows.
    private static Optional<Instant> end(KeyLife key, int days) {
        if (key.standing().isActive()) {
            return Optional.empty();
        }
        return switch (key.removal()) {
            case Removal.Waiting(var _, Instant until) -> Optional.of(until);
            case Removal.Due(var _, Instant from) -> Optional.of(from);
            // The report's date may be that of its creation: it cannot have been made inactive
            // before, so this is the earliest end.
            case Removal.Held _ ->
                    key.born()
                            .flatMap(at ->
                                    Stream.concat(Stream.of(at), key.use().date().stream())
                                            .max(Comparator.naturalOrder()))
                            .map(last -> last.plus(Duration.ofDays(days)));
            case Removal.None _, Removal.NotKnown _ -> Optional.empty();
        };
    }

    private static State state(
            Optional<Status> status, List<KeyLife> keys, Optional<Instant> until, Instant now) {
        return switch (status.orElse(Status.UNDETERMINED)) {
            // The summary counts none; a report that is older may still show one.
            case PASS, NOT_APPLICABLE -> keys.isEmpty() ? State.NONE : State.NOT_KNOWN;
            // The summary counts none, and perhaps counts no inactive ones.
            case UNDETERMINED, MANUAL ->
                    keys.isEmpty() || isAnyActive(keys)
                            ? State.NOT_KNOWN
                            : inactive(keys, until, now);
            case FAIL, EXCEPTED ->
                    keys.isEmpty() || isAnyActive(keys) ? State.ACTIVE : inactive(keys, until, now);
        };
    }

    private static boolean isAnyActive(List<KeyLife> keys) {
        return keys.stream().anyMatch(key -> key.standing().isActive());
    }

    /// A key whose id is not known only the report shows: that it was made inactive on the date
    /// there AWS does not document, so that it has waited long enough nobody knows.
    private static State inactive(List<KeyLife> keys, Optional<Instant> until, Instant now) {
        State over =
                keys.stream().allMatch(key -> key.id().isPresent()) ? State.DUE : State.INACTIVE;
        return until.map(end -> now.isBefore(end) ? State.WAITING : over).orElse(State.INACTIVE);
    }

    private static Power power(AccountSnapshot snapshot) {
        if (snapshot.callerIdentity().found().filter(CallerIdentity::isRoot).isPresent()) {
            return new Power.Root();
        }
        return switch (snapshot.organization()) {
            case Read.Known<Optional<Organization>>(var organization, var _) ->
                    organization
                            .map(one -> power(one, snapshot.accountId()))
                            .orElseGet(Power.Console::new);
            case Read.Missing<Optional<Organization>> missing ->
                    new Power.NotKnown(missing.because());
        };
    }

    private static Power power(Organization organization, Optional<String> account) {
        return account.<Power>map(id ->
                        id.equals(organization.managementAccount())
                                ? new Power.Console()
                                : new Power.Member())
                .orElseGet(() -> new Power.NotKnown("the account's own id is not known"));
    }

    /// From when on AWS can make a newer credential report (UTC): until then nobody but root can
    /// see that a key was made inactive, or used, since the last one.
    public Optional<Instant> nextReport() {
        return reported.map(at -> at.plus(REPORT));
    }

    /// When others than root see what root does now, in a sentence.
    ///
    /// @param end until when somebody waits for it (UTC)
    public String shownWhen(Instant end) {
        String summary =
                "That no key is left the account summary shows at once; that one is inactive, only a"
                        + " newer credential report";
        return nextReport()
                .map(from ->
                        summary
                                + ", which AWS makes from "
                                + Words.moment(from)
                                + " on"
                                + (end.isBefore(from)
                                        ? ", after this wait: once the key is inactive, leave and run lockstep root keys again then"
                                        : ""))
                .orElse(summary + ", and the last one was not read");
    }

    /// Whether AWS shows that root has done something about its keys.
    ///
    /// @param before where they stood
    public boolean isFurtherThan(KeysStanding before) {
        return switch (state) {
            // A summary that never counted the inactive ones shows no end of them.
            case NONE -> isListed || unread.isEmpty() || isFewer(before.counted);
            case NOT_KNOWN -> isFewer(before.counted);
            case ACTIVE, WAITING, DUE, INACTIVE ->
                    isFewer(before.counted)
                            || (before.unread.isEmpty()
                                    && unread.isEmpty()
                                    && isFurtherByReport(before));
        };
    }

    /// By two reports: one that is missing shows no keys, which is no change.
    private boolean isFurtherByReport(KeysStanding before) {
        return (state != before.state && before.state == State.ACTIVE)
                || active() < before.active()
                || keys.size() < before.keys.size();
    }

    private boolean isFewer(Optional<Integer> before) {
        return before.isPresent() && counted.isPresent() && counted.get() < before.get();
    }

    /// That there is none, and by what that is known, in sentences.
    public String gone() {
        if (isListed) {
            return reason + " Gone, confirmed: root's own list is empty.";
        }
        if (counted.isEmpty()) {
            return reason
                    + " The account summary, which is live, was not read: what happened after the"
                    + " report nobody has told.";
        }
        return reason
                + unread.map(why ->
                                " The account summary says so, which counts active keys for sure; the"
                                        + " credential report was not read: "
                                        + why
                                        + ".")
                        .orElse(
                                " Gone, confirmed by the account summary and the credential report.");
    }

    /// How many of the known keys are active.
    public long active() {
        return keys.stream().filter(key -> key.standing().isActive()).count();
    }

    /// The ids that are known.
    public List<String> ids() {
        return keys.stream().flatMap(key -> key.id().stream()).toList();
    }

    /// What is known of the keys, in sentences; ids in them are hostile text.
    public List<String> told(Instant now) {
        var told = new java.util.ArrayList<String>();
        told.add(reason);
        keys.forEach(key -> told.add(dev.lockstep.keys.step.StepWords.key(key, now)));
        if (!isListed && !keys.isEmpty()) {
            told.add(KeysGuide.report(reported, nextReport()));
        }
        if (state == State.NOT_KNOWN && counted.filter(count -> count == 0).isPresent()) {
            told.add(
                    "The account summary, which is live, counts no key of root. Whether it counts"
                            + " inactive ones AWS does not document, so gone is said when a newer"
                            + " report shows none either.");
        }
        if (keys.isEmpty() && state == State.ACTIVE) {
            told.add(
                    "Which key it is, only root itself can list; the credential report"
                            + unread.map(why -> " was not read: " + why + ".")
                                    .orElseGet(() ->
                                            reported.map(at -> " of " + Words.moment(at)).orElse("")
                                                    + " does not show it."));
        }
        return told;
    }

    /// What comes next, in a sentence.
    ///
    /// @param days the waiting time
    /// @param now as of when (UTC)
    public String next(int days, Instant now) {
        return switch (state) {
            case NONE -> "Nothing is to be done.";
            case ACTIVE ->
                    (active() < keys.size()
                                    ? "Make the active key inactive now, wait %d days, then delete it. One that has been inactive for as long can be deleted now."
                                    : "Make it inactive now, wait %d days, then delete it.")
                            .formatted(days);
            case WAITING ->
                    "It waits until %s%s, so that whatever misses it is noticed. Then run lockstep root keys again and delete it."
                            .formatted(
                                    until.map(Words::moment).orElse("?"),
                                    isListed
                                            ? ""
                                            : " at the earliest, %d days after the last that the credential report tells of it"
                                                    .formatted(days));
            case DUE ->
                    "It has waited long enough: delete it now"
                            + (isListed ? "." : ", if it is still there.");
            case INACTIVE ->
                    "Since when it is inactive AWS does not tell. If it was made inactive before %s, %d days ago, it can be deleted; else wait %d days from when it was made inactive."
                            .formatted(Words.moment(now.minus(Duration.ofDays(days))), days, days);
            case NOT_KNOWN ->
                    nextReport()
                                    .map(from ->
                                            "Ask again after %s, when AWS can make a newer credential report"
                                                    .formatted(Words.moment(from)))
                                    .orElse("Ask again when the credential report can be read")
                            + ", or as root: aws login, then lockstep root keys.";
        };
    }
}
