package dev.lockstep.control.verified;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.LiveRead;
import dev.lockstep.account.Partly;
import dev.lockstep.account.User;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Baseline.MfaKind;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Remedy;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.accesskeys.KeyRegister;
import dev.lockstep.control.usermfa.UserMfaKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// A person's sheet of five: what must hold of every user who signs in to the console.
///
/// @param user the user's name
/// @param entries the five, in the order in which the sheet lists them
public record PersonSheet(String user, List<Entry> entries) {
    public PersonSheet {
        entries = List.copyOf(entries);
    }

    /// The five lines.
    public enum Line {
        IN_A_GROUP("in-a-group", Remedy.PUT_USER_IN_GROUP),
        NO_ACCESS_KEYS("no-access-keys", Remedy.RETIRE_ACCESS_KEY),
        CURRENT_PASSWORD("current-password", Remedy.CHANGE_PASSWORD),
        CURRENT_USER("current-user", Remedy.REMOVE_IDLE_USER),
        MFA("mfa", Remedy.ENROL_MFA);

        private final String id;
        private final Remedy remedy;

        Line(String id, Remedy remedy) {
            this.id = id;
            this.remedy = remedy;
        }

        /// The kind of mending that it takes where it does not hold.
        public Remedy remedy() {
            return remedy;
        }

        /// What to do where it does not hold, in a sentence.
        public String advice(String user) {
            return switch (this) {
                case IN_A_GROUP -> "Put " + user + " in the group for this person's work.";
                case NO_ACCESS_KEYS ->
                        "Make access keys that no need covers inactive, after asking what uses"
                                + " them.";
                case CURRENT_PASSWORD -> "Ask " + user + " to change the password in the console.";
                case CURRENT_USER ->
                        "Ask whether "
                                + user
                                + " still needs the account; it has not been used lately.";
                case MFA -> "Set up an MFA device together with " + user + ".";
            };
        }

        /// The name in reports, such as `in-a-group`.
        public String id() {
            return id;
        }
    }

    /// One line, filled in.
    ///
    /// @param holds whether it is as it should be
    /// @param wanted what should be so, in a few words
    /// @param settledBy the live reads that would settle whether it does
    public record Entry(Line line, Ruling holds, String wanted, List<LiveRead> settledBy) {
        public Entry {
            settledBy = List.copyOf(settledBy);
        }
    }

    /// Fills in the sheet of one user.
    ///
    /// @param register the register of business need, as it counts at `now`
    /// @param now the instant (UTC) as of which is judged
    public static PersonSheet of(
            UserReads user,
            AccountSnapshot snapshot,
            Baseline baseline,
            KeyRegister register,
            Instant now) {
        int unused = baseline.users().unusedDays();
        OptionalInt maxAge = baseline.passwordPolicy().maxAgeDays();
        return new PersonSheet(
                user.name(),
                List.of(
                        new Entry(
                                Line.IN_A_GROUP,
                                Ruling.of(user.details().map(User::groups), g -> !g.isEmpty()),
                                "belongs to a group",
                                List.of()),
                        new Entry(
                                Line.NO_ACCESS_KEYS,
                                register.hasUncoveredKey(user).not(),
                                "no active access key without a business need",
                                user.activeKeys().settledBy()),
                        new Entry(
                                Line.CURRENT_PASSWORD,
                                maxAge.isEmpty()
                                        ? Ruling.yes()
                                        : PasswordCurrent.isOutdated(
                                                        user, snapshot, maxAge.getAsInt(), now)
                                                .not(),
                                maxAge.isEmpty()
                                        ? "passwords may live for ever"
                                        : "password changed within "
                                                + maxAge.getAsInt()
                                                + " days and not overdue",
                                List.of()),
                        new Entry(
                                Line.CURRENT_USER,
                                isCurrent(user, unused, now),
                                "active or created within " + unused + " days",
                                settlingUse(user)),
                        new Entry(
                                Line.MFA,
                                hasMfa(user, baseline.mfa().kind()),
                                baseline.mfa().kind() == MfaKind.HARDWARE
                                        ? "a hardware MFA device"
                                        : "an MFA device",
                                settlingMfa(user, baseline.mfa().kind()))));
    }

    /// The live reads that would settle the sheet. Where a line is broken, those that hold change
    /// nothing any more; those that are open are settled all the same, since each line is shown.
    List<LiveRead> settledBy() {
        boolean isBroken = !broken().isEmpty();
        return entries.stream()
                .filter(entry -> !isBroken || !entry.holds().isYes())
                .flatMap(PersonSheet::settling)
                .distinct()
                .toList();
    }

    private static Stream<LiveRead> settling(Entry entry) {
        return switch (entry.holds()) {
            case Ruling.Yes _, Ruling.No _ -> entry.settledBy().stream();
            case Ruling.Open open ->
                    Stream.concat(
                            entry.settledBy().stream(),
                            open.missing().stream()
                                    .flatMap(missing -> missing.withItsOwn().stream()));
        };
    }

    private static List<LiveRead> settlingMfa(UserReads user, MfaKind wanted) {
        var settling = new ArrayList<LiveRead>(Evidence.settling(user.hasMfa()));
        if (wanted == MfaKind.HARDWARE) {
            settling.addAll(Evidence.settling(user.mfaDevices()));
        }
        return settling;
    }

    /// What tells whether the user is current. Keys that the report does not show have a last use
    /// too.
    private static List<LiveRead> settlingUse(UserReads user) {
        var settling = new ArrayList<LiveRead>(Evidence.settling(user.passwordLastUsed()));
        for (Partly<UserKey> keys : List.of(user.activeKeys(), user.inactiveKeys())) {
            settling.addAll(keys.settledBy());
            keys.known().forEach(key -> settling.addAll(Evidence.settling(key.lastUsed())));
        }
        return settling;
    }

    /// Whether all five hold. One that does not decides, even beside one that is not known.
    public Ruling holds() {
        return Ruling.all(entries.stream().map(Entry::holds).toList());
    }

    /// The lines that do not hold.
    public List<Entry> broken() {
        return entries.stream().filter(entry -> entry.holds().isNo()).toList();
    }

    /// A password or a key, active or not, was used lately, or the user is new.
    private static Ruling isCurrent(UserReads user, int days, Instant now) {
        var rulings = new ArrayList<Ruling>();
        rulings.add(Ruling.of(user.created(), made -> isWithin(made, days, now)));
        rulings.add(
                Ruling.of(
                        user.passwordLastUsed(),
                        used -> used.filter(date -> isWithin(date, days, now)).isPresent()));
        var known = new ArrayList<UserKey>();
        for (Partly<UserKey> keys : List.of(user.activeKeys(), user.inactiveKeys())) {
            known.addAll(keys.known());
            keys.further().map(Ruling::open).ifPresent(rulings::add);
        }
        // With two keys and nothing fresher, a slot that was used shows one of the two, whichever.
        // In any other case it may show a key that is gone.
        boolean slotsDecide =
                known.size() > 1 && known.stream().noneMatch(key -> key.lastUsed().isKnown());
        for (UserKey key : known) {
            rulings.add(
                    Ruling.of(
                            key.lastUsed().map(LastUsed::date),
                            used -> used.filter(date -> isWithin(date, days, now)).isPresent()));
            rulings.add(Ruling.of(slotsDecide && isAnySlotUsed(key, days, now)));
        }
        return Ruling.any(rulings);
    }

    /// Whether a slot of the report that may show the key was used lately: whichever of the user's
    /// keys it shows, the user used it.
    private static boolean isAnySlotUsed(UserKey key, int days, Instant now) {
        return key.slots().found().orElse(List.of()).stream()
                .flatMap(slot -> slot.lastUsed().found().stream())
                .flatMap(use -> use.date().stream())
                .anyMatch(date -> isWithin(date, days, now));
    }

    private static boolean isWithin(Instant date, int days, Instant now) {
        return AwsDate.daysBetween(date, now) <= days;
    }

    /// Under `hardware` as user-mfa-kind judges: no SMS, and not every device virtual.
    private static Ruling hasMfa(UserReads user, MfaKind wanted) {
        Ruling any = Ruling.of(user.hasMfa());
        return switch (wanted) {
            case ANY -> any;
            case HARDWARE -> Ruling.all(any, UserMfaKind.isTooWeak(user, wanted).not());
        };
    }
}
