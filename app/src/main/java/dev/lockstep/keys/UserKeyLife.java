package dev.lockstep.keys;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.Read;
import dev.lockstep.account.Root;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Need;
import dev.lockstep.baseline.Roster;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.accesskeys.KeyBirth;
import dev.lockstep.control.accesskeys.KeyQuarantined;
import dev.lockstep.control.accesskeys.KeyRegister;
import dev.lockstep.control.accesskeys.KeyWaiting;
import dev.lockstep.keys.KeyDeed.What;
import dev.lockstep.keys.KeyLife.Quarantine;
import dev.lockstep.keys.Standing.Since;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Finds where a user's key stands. What is not known is said to be so; no rule of step 7 is
/// written here a second time.
final class UserKeyLife {
    /// The journal's time of a change, and AWS's of the same, differ by as much at most.
    private static final Duration SAME = Duration.ofMinutes(15);

    private final Baseline baseline;
    private final Roster roster;
    private final KeyRegister register;
    private final KeyDeeds deeds;
    private final Rotations rotations;
    private final KeyMatters matters;
    private final Optional<Instant> reported;
    private final Instant now;

    UserKeyLife(AccountSnapshot snapshot, Baseline baseline, KeyDeeds deeds, Instant now) {
        this.baseline = baseline;
        this.roster = baseline.roster();
        this.register = KeyRegister.of(snapshot, baseline, now);
        this.deeds = deeds;
        this.rotations = new Rotations(deeds, baseline.accessKeys().graceDays(), now);
        this.matters = new KeyMatters(StepSeven.of(snapshot, baseline, now), baseline, now);
        this.reported = snapshot.credentialReport().found().flatMap(CredentialReport::generated);
        this.now = now;
    }

    KeyLife of(UserReads user, UserKey key) {
        KeyBirth birth = KeyBirth.of(user, key);
        Standing standing = standing(key);
        Quarantine quarantine = quarantine(user);
        Documented documented = documented(user, key);
        LastUse use = use(key);
        boolean breakGlass = roster.isBreakGlass(user.name());
        var life =
                new KeyLife(
                        user.name(),
                        key.name(),
                        key.id(),
                        birth.date(),
                        birth.standsIn(),
                        standing,
                        documented,
                        use,
                        rotations.of(user, key),
                        removal(user, key, standing, quarantine, breakGlass),
                        quarantine,
                        breakGlass,
                        List.of());
        return life.with(matters.of(life));
    }

    /// The life of a key of root, which no need keeps: root should have none.
    KeyLife ofRoot(UserKey key, List<Matter> due) {
        Standing standing = standing(key);
        Optional<Instant> made = key.created().found();
        return new KeyLife(
                Root.NAME,
                key.name(),
                key.id(),
                made,
                false,
                standing,
                new Documented.Nowhere(),
                use(key),
                new Rotation.None(),
                standing.isActive() ? new Removal.None() : waiting(key, standing, Root.NAME),
                Quarantine.NOT_KNOWN,
                false,
                due);
    }

    private Documented documented(UserReads user, UserKey key) {
        if (!register.isDeclared()) {
            return new Documented.NoRegister();
        }
        Optional<Need> need = register.of(user, key);
        if (need.isPresent()) {
            return new Documented.Needed(need.get(), Endings.isSoon(need.get().until(), now));
        }
        return switch (register.covers(user, key)) {
            case Ruling.Open open ->
                    new Documented.NotKnown(
                            open.missing().stream()
                                    .map(Read.Missing::because)
                                    .findFirst()
                                    .orElse("the key's id is not known"));
            case Ruling.Yes _, Ruling.No _ ->
                    register.lastOf(user, key)
                            .<Documented>map(Documented.RunOut::new)
                            .orElseGet(Documented.Nowhere::new);
        };
    }

    private LastUse use(UserKey key) {
        return use(key.lastUsed(), baseline.users().unusedDays(), now);
    }

    /// What a read of a last use comes to.
    static LastUse use(Read<LastUsed> read, int unusedDays, Instant now) {
        return switch (read) {
            case Read.Missing<LastUsed> missing -> new LastUse.NotKnown(missing.because());
            case Read.Known<LastUsed>(var used, var _) -> {
                if (used.date().isEmpty()) {
                    yield new LastUse.Never();
                }
                Instant date = used.date().get();
                yield AwsDate.daysBetween(date, now) > unusedDays
                        ? new LastUse.Silent(date, told(used.service()), told(used.region()))
                        : new LastUse.Used(date, told(used.service()), told(used.region()));
            }
        };
    }

    private static Optional<String> told(Optional<String> value) {
        return value.filter(text -> !text.isBlank() && !text.equalsIgnoreCase("N/A"));
    }

    private Standing standing(UserKey key) {
        return key.active()
                ? new Standing.Active(activeSince(key))
                : new Standing.Inactive(inactiveSince(key));
    }

    private Since inactiveSince(UserKey key) {
        Optional<Instant> told = KeyWaiting.reportedSince(key);
        Optional<KeyDeed> deed = status(key, What.MADE_INACTIVE);
        if (deed.isPresent() && told.filter(at -> isAfter(at, deed.get())).isEmpty()) {
            return activeAfter(key, deed.get())
                    .<Since>map(Since.NotKnown::new)
                    .orElseGet(() -> new Since.ByJournal(deed.get()));
        }
        return told.<Since>map(Since.ByReport::new)
                .orElseGet(() ->
                        new Since.NotKnown(
                                switch (key.slots()) {
                                    case Read.Missing<List<ReportSlot>> missing ->
                                            missing.because();
                                    case Read.Known<List<ReportSlot>> _ ->
                                            "the credential report does not tell it yet, nor does"
                                                    + " a run of this machine";
                                }));
    }

    private static boolean isAfter(Instant time, KeyDeed deed) {
        return time.isAfter(deed.at().plus(SAME));
    }

    /// Why a key that a run made inactive was active again after that, in words, if it was:
    /// somebody else then made it active, and inactive again since.
    private Optional<String> activeAfter(UserKey key, KeyDeed deed) {
        List<ReportSlot> slots = key.slots().found().orElse(List.of());
        boolean isShownActive =
                !slots.isEmpty()
                        && !key.perhapsUnseen()
                        && slots.stream().allMatch(ReportSlot::active);
        return reported.filter(at -> isShownActive && isAfter(at, deed))
                .map(at -> active("the credential report", at, deed))
                .or(() ->
                        key.id()
                                .flatMap(deeds::seenActive)
                                .filter(at -> isAfter(at, deed))
                                .map(at -> active("lockstep keys watch", at, deed)));
    }

    private static String active(String by, Instant at, KeyDeed deed) {
        return "%s showed it active on %s, after run %s had made it inactive; a later report tells when that changed again"
                .formatted(by, KeyLives.day(at), deed.run());
    }

    private Since activeSince(UserKey key) {
        Optional<KeyDeed> deed = status(key, What.MADE_ACTIVE).or(() -> status(key, What.MADE));
        if (deed.isPresent()) {
            return new Since.ByJournal(deed.get());
        }
        List<ReportSlot> slots = key.slots().found().orElse(List.of());
        return slots.size() == 1 && slots.getFirst().active() && !key.perhapsUnseen()
                ? slots.getFirst()
                        .lastRotated()
                        .<Since>map(Since.ByReport::new)
                        .orElseGet(() -> new Since.NotKnown("the credential report has no date"))
                : new Since.NotKnown("the credential report does not tell it");
    }

    /// What a run did last to a key, if it was that.
    private Optional<KeyDeed> status(UserKey key, What what) {
        return key.id().flatMap(deeds::last).filter(deed -> deed.what() == what);
    }

    private static Quarantine quarantine(UserReads user) {
        return switch (KeyQuarantined.policies(user)) {
            case Read.Known<List<String>>(var policies, var _) ->
                    policies.isEmpty() ? Quarantine.NO : Quarantine.YES;
            case Read.Missing<List<String>> _ -> Quarantine.NOT_KNOWN;
        };
    }

    private Removal removal(
            UserReads user,
            UserKey key,
            Standing standing,
            Quarantine quarantine,
            boolean breakGlass) {
        if (standing.isActive()) {
            return new Removal.None();
        }
        if (breakGlass) {
            return new Removal.Held("it is of a break-glass user");
        }
        if (quarantine == Quarantine.YES) {
            return new Removal.Held("AWS's case about it is not closed");
        }
        if (register.keeps(user, key)) {
            return new Removal.Held("lockstep.yaml says that it is needed");
        }
        return waiting(key, standing, user.name());
    }

    private Removal waiting(UserKey key, Standing standing, String owner) {
        return switch (KeyWaiting.of(
                key,
                standing.since().date(),
                deeds.takenOut(owner),
                baseline.accessKeys().waitingDays())) {
            case KeyWaiting.NotKnown(String why) -> new Removal.NotKnown(why);
            case KeyWaiting.Until waits ->
                    waits.isOver(now)
                            ? new Removal.Due(waits.since(), waits.until())
                            : new Removal.Waiting(waits.since(), waits.until());
        };
    }
}
