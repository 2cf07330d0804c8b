package dev.lockstep.control.verified;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.Partly;
import dev.lockstep.account.Read;
import dev.lockstep.account.Source;
import dev.lockstep.account.UserKey;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.baseline.Baseline;
import dev.lockstep.baseline.Baseline.MfaKind;
import dev.lockstep.baseline.Need;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.accesskeys.KeyRegister;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Why a line of a sheet is as it is: the facts in a short phrase. It says what was seen, and
/// judges nothing; see [PersonSheet].
///
/// @param phrase names of the account in it are hostile text
/// @param source where the fact comes from and from when it is, if one answer told it
public record SheetReason(String phrase, Optional<Source> source) {

    /// The facts behind one line.
    ///
    /// @param register the register of business need, as it counts at `now`
    /// @param now the instant (UTC) as of which is judged
    public static SheetReason of(
            PersonSheet.Line line,
            UserReads user,
            AccountSnapshot snapshot,
            Baseline baseline,
            KeyRegister register,
            Instant now) {
        return switch (line) {
            case IN_A_GROUP ->
                    of(
                            user.details(),
                            details ->
                                    details.groups().isEmpty()
                                            ? "in no group"
                                            : "in " + String.join(", ", details.groups()));
            case NO_ACCESS_KEYS -> keys(user, register);
            case CURRENT_PASSWORD ->
                    password(user, snapshot, baseline.passwordPolicy().maxAgeDays(), now);
            case CURRENT_USER -> use(user, baseline.users().unusedDays(), now);
            case MFA -> mfa(user, baseline.mfa().kind());
        };
    }

    private static <T> SheetReason of(Read<T> read, java.util.function.Function<T, String> words) {
        return switch (read) {
            case Read.Known<T>(T value, var source) ->
                    new SheetReason(words.apply(value), Optional.of(source));
            case Read.Missing<T> missing -> new SheetReason(lack(missing), Optional.empty());
        };
    }

    private static SheetReason keys(UserReads user, KeyRegister register) {
        Partly<UserKey> active = user.activeKeys();
        var parts = new ArrayList<String>();
        for (UserKey key : active.known()) {
            parts.add(key.name() + " is active, " + need(register, user, key));
        }
        if (active.further().isPresent()) {
            parts.add(
                    register.ofUser(user.name())
                            .map(need -> "any key is needed: " + words(need))
                            .orElse(lack(active.further().get())));
        }
        if (parts.isEmpty()) {
            int inactive = user.inactiveKeys().known().size();
            parts.add("no active key" + (inactive == 0 ? "" : ", " + inactive + " inactive"));
        }
        return new SheetReason(String.join("; ", parts), sourceOf(user.keys()));
    }

    private static String need(KeyRegister register, UserReads user, UserKey key) {
        return switch (register.covers(user, key)) {
            case Ruling.Yes _ ->
                    "needed: " + register.of(user, key).map(SheetReason::words).orElse("");
            case Ruling.No _ -> "with no need in the register";
            case Ruling.Open open ->
                    open.missing().stream()
                            .filter(Read.Missing::isIncomplete)
                            .findFirst()
                            .map(list -> "and which key it is is not known: " + lack(list))
                            .orElse("and which key it is was not read");
        };
    }

    /// Why something is not known, short enough for every line. AWS's own words are the same for
    /// all users, so they are told once beside the sheet.
    private static String lack(Read.Missing<?> missing) {
        return switch (missing) {
            case Read.Denied<?> denied -> "AWS refused " + denied.operation();
            case Read.NotCollected<?> open -> open.because();
        };
    }

    private static String words(Need need) {
        return need.purpose() + ", until " + need.until();
    }

    private static SheetReason password(
            UserReads user, AccountSnapshot snapshot, OptionalInt limit, Instant now) {
        if (user.hasPassword() instanceof Read.Known<Boolean>(Boolean is, var source) && !is) {
            return new SheetReason("no console password", Optional.of(source));
        }
        if (limit.isEmpty()) {
            return new SheetReason("lockstep.yaml lets passwords live for ever", Optional.empty());
        }
        boolean isOverdue = PasswordDates.isOverdue(user, snapshot, now).isYes();
        String late =
                isOverdue
                        ? user.passwordNextRotation()
                                .found()
                                .flatMap(date -> date)
                                .map(date -> "; overdue since " + day(date))
                                .orElse("; overdue")
                        : "";
        return switch (user.passwordChanged()) {
            case Read.Known<Instant>(Instant changed, var source) ->
                    new SheetReason("changed " + ago(changed, now) + late, Optional.of(source));
            case Read.Missing<Instant> missing ->
                    user.passwordNotBefore()
                            .map(date ->
                                    new SheetReason(
                                            "not older than "
                                                    + AwsDate.inWords(
                                                            AwsDate.daysBetween(date, now))
                                                    + late
                                                    + unless(
                                                            date,
                                                            limit.getAsInt(),
                                                            lack(missing),
                                                            now),
                                            sourceOf(user.created())))
                            .orElse(new SheetReason(lack(missing), Optional.empty()));
        };
    }

    /// Something that shows that somebody is there.
    private record Sign(Instant when, String words, Optional<Source> source) {}

    private static SheetReason use(UserReads user, int unused, Instant now) {
        var signs = new ArrayList<Sign>();
        var missing = new ArrayList<Read.Missing<?>>();
        switch (user.passwordLastUsed()) {
            case Read.Known<Optional<Instant>>(var date, var source) ->
                    date.ifPresent(
                            when -> signs.add(new Sign(when, "signed in", Optional.of(source))));
            case Read.Missing<Optional<Instant>> not -> missing.add(not);
        }
        for (Partly<UserKey> keys : List.of(user.activeKeys(), user.inactiveKeys())) {
            keys.further().ifPresent(missing::add);
            for (UserKey key : keys.known()) {
                switch (key.lastUsed()) {
                    case Read.Known<LastUsed>(LastUsed used, var source) ->
                            used.date()
                                    .ifPresent(when ->
                                            signs.add(
                                                    new Sign(
                                                            when,
                                                            "used " + key.name(),
                                                            Optional.of(source))));
                    case Read.Missing<LastUsed> not -> missing.add(not);
                }
            }
        }
        if (user.created() instanceof Read.Known<Instant>(Instant made, var source)) {
            signs.add(new Sign(made, "was made", Optional.of(source)));
        }
        Optional<Sign> last = signs.stream().max(Comparator.comparing(Sign::when));
        String open =
                missing.isEmpty()
                        ? ""
                        : missing.stream()
                                .map(SheetReason::lack)
                                .distinct()
                                .limit(1)
                                .collect(Collectors.joining());
        return last.map(sign ->
                        new SheetReason(
                                sign.words()
                                        + " "
                                        + ago(sign.when(), now)
                                        + unless(sign.when(), unused, open, now),
                                sign.source()))
                .orElse(
                        new SheetReason(
                                open.isEmpty() ? "nothing shows any use" : open, Optional.empty()));
    }

    private static SheetReason mfa(UserReads user, MfaKind wanted) {
        return switch (user.hasMfa()) {
            case Read.Missing<Boolean> missing -> new SheetReason(lack(missing), Optional.empty());
            case Read.Known<Boolean>(Boolean has, var source) ->
                    new SheetReason(has ? devices(user, wanted) : "no device", Optional.of(source));
        };
    }

    private static String devices(UserReads user, MfaKind wanted) {
        List<MfaDevice> devices = user.mfaDevices().found().orElse(List.of());
        if (devices.isEmpty()) {
            return wanted == MfaKind.HARDWARE
                    ? "a device of a kind that is not known; hardware is wanted"
                    : "a device, kind not known";
        }
        String kinds =
                devices.stream()
                        .map(device ->
                                device.kind().words()
                                        + device.enabled()
                                                .map(date -> " since " + day(date))
                                                .orElse(""))
                        .collect(Collectors.joining(", "));
        return wanted == MfaKind.HARDWARE ? kinds + "; hardware is wanted" : kinds;
    }

    private static <T> Optional<Source> sourceOf(Read<T> read) {
        return read instanceof Read.Known<T>(var _, var source)
                ? Optional.of(source)
                : Optional.empty();
    }

    /// What else would have to be known, where a date is too long ago to settle anything.
    private static String unless(Instant when, int days, String open, Instant now) {
        return open.isEmpty() || AwsDate.daysBetween(when, now) <= days ? "" : "; " + open;
    }

    private static String ago(Instant when, Instant now) {
        long days = AwsDate.daysBetween(when, now);
        return days <= 0 ? "today" : AwsDate.inWords(days) + " ago";
    }

    private static String day(Instant date) {
        return date.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
