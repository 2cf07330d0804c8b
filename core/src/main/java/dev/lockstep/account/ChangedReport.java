package dev.lockstep.account;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.CredentialReport.Row;
import dev.lockstep.account.CredentialReport.Slot;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.SigningCertificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// The credential report that AWS would make after writes. Rows in which nothing changed stay as
/// they are; of a changed row, those cells are written anew that the writes have changed (IAM User
/// Guide, "Getting credential reports").
final class ChangedReport {
    private static final String NONE = "N/A";
    private static final String NO_INFORMATION = "no_information";

    private final AccountSnapshot snapshot;
    private final Account was;
    private final Account is;
    private final Instant at;
    private final Optional<Integer> maxAge;
    private final boolean agesChanged;

    ChangedReport(AccountSnapshot snapshot, Account after, Instant at) {
        this.snapshot = snapshot;
        this.was = snapshot.account();
        this.is = after;
        this.at = at;
        this.maxAge = after.passwordPolicy().flatMap(PasswordPolicy::maxAgeDays);
        this.agesChanged =
                snapshot.passwordPolicy().isKnown()
                        && !maxAge.equals(was.passwordPolicy().flatMap(PasswordPolicy::maxAgeDays));
    }

    CredentialReport of(CredentialReport old) {
        var rows = new TreeMap<String, Row>();
        old.row(Root.NAME).ifPresent(row -> rows.put(Root.NAME, root(row)));
        for (User user : is.users().values()) {
            User before = was.users().get(user.name());
            Optional<Row> row = old.row(user.name());
            if (before == null) {
                rows.put(user.name(), changed(empty(user), created(user), user));
            } else if (row.isPresent()) {
                rows.put(
                        user.name(),
                        agesChanged || !before.equals(user)
                                ? changed(row.get(), before, user)
                                : row.get());
            }
        }
        return new CredentialReport(Optional.of(at), rows);
    }

    private Row root(Row row) {
        Root before = was.root();
        Root after = is.root();
        if (before.equals(after)) {
            return row;
        }
        var cells = new HashMap<>(row.cells());
        keys(
                cells,
                before.accessKeys(),
                after.accessKeys(),
                () -> new KeyJoin(snapshot, snapshot.answers(), Root.NAME).keys());
        devices(cells, before.mfaDevices(), after.mfaDevices());
        certificates(cells, before.signingCertificates(), after.signingCertificates());
        return new Row(row.user(), cells);
    }

    private Row changed(Row row, User before, User after) {
        var cells = new HashMap<>(row.cells());
        password(cells, before, after);
        keys(
                cells,
                before.accessKeys(),
                after.accessKeys(),
                () ->
                        was.users().containsKey(before.name())
                                ? snapshot.user(before.name()).keys()
                                : Read.notAsked(ReadKey.ACCESS_KEYS, "the user is new"));
        devices(cells, before.mfaDevices(), after.mfaDevices());
        certificates(cells, before.signingCertificates(), after.signingCertificates());
        return new Row(row.user(), cells);
    }

    /// A new user before it got anything.
    private static User created(User user) {
        return User.named(user.name(), user.arn(), user.id(), user.path(), user.created());
    }

    private static Row empty(User user) {
        var cells = new HashMap<Column, String>();
        for (Column column : Column.values()) {
            cells.put(column, column.type() == CredentialReport.Type.FLAG ? "false" : NONE);
        }
        cells.put(Column.USER, user.name());
        cells.put(Column.ARN, user.arn().orElse(NONE));
        cells.put(Column.USER_CREATION_TIME, date(user.created()));
        return new Row(user.name(), cells);
    }

    private void password(Map<Column, String> cells, User before, User after) {
        Optional<LoginProfile> profile = after.loginProfile();
        if (before.loginProfile().isPresent() && profile.isEmpty()) {
            cells.put(Column.PASSWORD_ENABLED, "false");
            cells.put(Column.PASSWORD_LAST_CHANGED, NONE);
            cells.put(Column.PASSWORD_NEXT_ROTATION, NONE);
            cells.computeIfPresent(
                    Column.PASSWORD_LAST_USED,
                    (_, used) -> used.equals(NO_INFORMATION) ? NONE : used);
            return;
        }
        boolean anew = profile.isPresent() && before.loginProfile().isEmpty();
        boolean changed =
                profile.flatMap(LoginProfile::changed).isPresent()
                        && !profile.flatMap(LoginProfile::changed)
                                .equals(before.loginProfile().flatMap(LoginProfile::changed));
        if (anew) {
            cells.put(Column.PASSWORD_ENABLED, "true");
            cells.put(
                    Column.PASSWORD_LAST_USED,
                    after.passwordLastUsed().map(ChangedReport::text).orElse(NO_INFORMATION));
        }
        if (anew || changed) {
            cells.put(
                    Column.PASSWORD_LAST_CHANGED,
                    date(profile.flatMap(one -> one.changed().or(one::created))));
        }
        if (anew || changed || agesChanged) {
            rotation(cells);
        }
    }

    /// When the password must be changed hangs on the policy of that time.
    private void rotation(Map<Column, String> cells) {
        boolean enabled = "true".equalsIgnoreCase(cells.get(Column.PASSWORD_ENABLED));
        String changed = cells.get(Column.PASSWORD_LAST_CHANGED);
        if (enabled && changed != null && cells.containsKey(Column.PASSWORD_NEXT_ROTATION)) {
            cells.put(
                    Column.PASSWORD_NEXT_ROTATION,
                    date(
                            AwsDate.inReport(changed)
                                    .flatMap(date ->
                                            maxAge.map(days -> date.plus(Duration.ofDays(days))))));
        }
    }

    private static void devices(
            Map<Column, String> cells, List<MfaDevice> before, List<MfaDevice> after) {
        if (!before.equals(after)) {
            cells.put(Column.MFA_ACTIVE, Boolean.toString(!after.isEmpty()));
        }
    }

    private static void certificates(
            Map<Column, String> cells,
            List<SigningCertificate> before,
            List<SigningCertificate> after) {
        if (before.equals(after)) {
            return;
        }
        Column[][] slots = {
            {Column.CERT_1_ACTIVE, Column.CERT_1_LAST_ROTATED},
            {Column.CERT_2_ACTIVE, Column.CERT_2_LAST_ROTATED}
        };
        for (int i = 0; i < slots.length; i++) {
            Optional<SigningCertificate> one =
                    i < after.size() ? Optional.of(after.get(i)) : Optional.empty();
            cells.put(
                    slots[i][0],
                    Boolean.toString(one.filter(SigningCertificate::active).isPresent()));
            cells.put(slots[i][1], date(one.flatMap(SigningCertificate::uploaded)));
        }
    }

    private static void keys(
            Map<Column, String> cells,
            List<AccessKey> before,
            List<AccessKey> after,
            Supplier<Read<List<UserKey>>> knownBefore) {
        if (before.equals(after)) {
            return;
        }
        Read<List<UserKey>> known = knownBefore.get();
        var old = Map.copyOf(cells);
        for (Slot slot : Slot.BOTH) {
            int place = slot.number() - 1;
            if (place < after.size()) {
                key(cells, slot, after.get(place), shown(after.get(place), known), old);
            } else {
                cells.put(slot.active, "false");
                List.of(
                                slot.lastRotated,
                                slot.lastUsedDate,
                                slot.lastUsedRegion,
                                slot.lastUsedService)
                        .forEach(column -> cells.put(column, NONE));
            }
        }
    }

    /// The slot of the old report that surely shows this key.
    private static Optional<ReportSlot> shown(AccessKey key, Read<List<UserKey>> known) {
        return known.found().orElse(List.of()).stream()
                .filter(one -> Objects.equals(one.id().orElse(null), key.id()))
                .filter(one -> !one.perhapsUnseen())
                .flatMap(one -> one.slots().found().stream())
                .filter(slots -> slots.size() == 1)
                .map(List::getFirst)
                .findFirst();
    }

    private static void key(
            Map<Column, String> cells,
            Slot slot,
            AccessKey key,
            Optional<ReportSlot> shown,
            Map<Column, String> old) {
        cells.put(slot.active, Boolean.toString(key.active()));
        Optional<Slot> from =
                shown.map(one -> one.number() == Slot.FIRST.number() ? Slot.FIRST : Slot.SECOND);
        if (key.statusChanged().isPresent()) {
            cells.put(slot.lastRotated, date(key.statusChanged()));
        } else if (from.isEmpty()) {
            // A key that no slot shows yet is as old as its creation.
            cells.put(slot.lastRotated, date(key.created()));
        } else {
            moved(cells, slot.lastRotated, from.get().lastRotated, old);
        }
        if (key.lastUsed().isPresent()) {
            LastUsed used = key.lastUsed().get();
            boolean ever = used.date().isPresent();
            cells.put(slot.lastUsedDate, date(used.date()));
            cells.put(slot.lastUsedRegion, ever ? used.region().orElse(NONE) : NONE);
            cells.put(slot.lastUsedService, ever ? used.service().orElse(NONE) : NONE);
        } else {
            Slot source = from.orElse(slot);
            boolean known = from.isPresent();
            for (var columns :
                    List.of(
                            List.of(slot.lastUsedDate, source.lastUsedDate),
                            List.of(slot.lastUsedRegion, source.lastUsedRegion),
                            List.of(slot.lastUsedService, source.lastUsedService))) {
                moved(cells, columns.get(0), columns.get(1), known ? old : Map.of());
            }
        }
    }

    private static void moved(
            Map<Column, String> cells, Column to, Column from, Map<Column, String> old) {
        String cell = old.get(from);
        if (cell == null) {
            cells.remove(to);
        } else {
            cells.put(to, cell);
        }
    }

    private static String date(Optional<Instant> when) {
        return when.map(ChangedReport::text).orElse(NONE);
    }

    private static String text(Instant when) {
        return when.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
