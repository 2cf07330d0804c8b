package dev.lockstep.account;

import dev.lockstep.account.AccessKey.LastUsed;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.CredentialReport.Row;
import dev.lockstep.account.CredentialReport.Slot;
import dev.lockstep.account.UserKey.ReportSlot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Joins a user's key list with the two slots of the credential report.
///
/// The report has no key ids. A slot may show a key if it was not rotated before the key was made;
/// a slot with the key's own date is that key's. Matching on anything else has deleted the wrong
/// keys in other tools, so what cannot be told apart stays open here.
final class KeyJoin {
    private final AccountSnapshot snapshot;
    private final Answers answers;
    private final String owner;

    KeyJoin(AccountSnapshot snapshot, Answers answers, User user) {
        this(snapshot, answers, user.name());
    }

    KeyJoin(AccountSnapshot snapshot, Answers answers, String owner) {
        this.snapshot = snapshot;
        this.answers = answers;
        this.owner = owner;
    }

    Read<List<UserKey>> keys() {
        Read<List<ReportSlot>> slots = slots();
        Read<List<UserKey>> live =
                switch (answers.get(ReadKey.ACCESS_KEYS.of(owner))) {
                    case Read.Known<List<AccessKey>>(var keys, var source) ->
                            Read.known(joined(keys, slots, source), source);
                    case Read.Missing<List<AccessKey>> missing -> missing.as();
                };
        return live.orElse(slots.map(found -> found.stream().map(this::reported).toList()));
    }

    /// The report's slots that hold a key.
    Read<List<ReportSlot>> slots() {
        return switch (snapshot.reportRow(owner)) {
            case Read.Known<Row>(var row, var source) -> slots(row, source);
            case Read.Missing<Row> missing -> missing.as();
        };
    }

    private UserKey reported(ReportSlot slot) {
        return new UserKey(
                owner + "#" + slot.number(),
                Optional.empty(),
                slot.active(),
                Read.notAsked(
                        ReadKey.ACCESS_KEYS.of(owner),
                        "the key's creation date was not collected (the credential report has"
                                + " none)"),
                slot.lastUsed(),
                slots().map(_ -> List.of(slot)));
    }

    private List<UserKey> joined(
            List<AccessKey> keys, Read<List<ReportSlot>> slots, Source source) {
        var joined = new ArrayList<UserKey>();
        for (AccessKey key : keys) {
            Read<List<ReportSlot>> own = slots.map(all -> candidates(key, keys, all));
            joined.add(
                    new UserKey(
                            key.id(),
                            Optional.of(key.id()),
                            key.active(),
                            key.created()
                                    .map(date -> Read.known(date, source))
                                    .orElseGet(() ->
                                            Read.notAsked(
                                                    ReadKey.ACCESS_KEYS.of(owner),
                                                    "the key's creation date was not"
                                                            + " collected")),
                            lastUsed(key, own, source),
                            own));
        }
        return joined;
    }

    private Read<LastUsed> lastUsed(AccessKey key, Read<List<ReportSlot>> own, Source source) {
        if (key.lastUsed().isPresent()) {
            return Read.known(key.lastUsed().get(), source);
        }
        return own.flatMap(slots ->
                slots.size() == 1
                        ? slots.getFirst().lastUsed()
                        : Read.notAsked(
                                ReadKey.ACCESS_KEYS.of(owner),
                                slots.isEmpty()
                                        ? "the last use of the key was not collected"
                                        : "the last use of the key was not collected, and"
                                                + " the report does not say which of its"
                                                + " slots is which key"));
    }

    /// The slots that may show a key: by its own date, else those that are no other key's and were
    /// not rotated before it was made. A slot that only one key can have is taken from the others.
    private List<ReportSlot> candidates(
            AccessKey key, List<AccessKey> keys, List<ReportSlot> slots) {
        List<ReportSlot> own = possible(key, keys, slots);
        if (own.size() < 2) {
            return own;
        }
        var left = new ArrayList<>(own);
        for (AccessKey other : keys) {
            List<ReportSlot> others = possible(other, keys, slots);
            if (!other.equals(key) && others.size() == 1) {
                left.removeAll(others);
            }
        }
        return left;
    }

    private List<ReportSlot> possible(AccessKey key, List<AccessKey> keys, List<ReportSlot> slots) {
        List<ReportSlot> exact = slots.stream().filter(slot -> hasDateOf(slot, key)).toList();
        if (exact.size() == 1
                && keys.stream().filter(other -> hasDateOf(exact.getFirst(), other)).count() == 1) {
            return exact;
        }
        return slots.stream()
                .filter(slot -> !rotatedBefore(slot, key))
                .filter(slot ->
                        keys.stream()
                                .noneMatch(other ->
                                        !other.equals(key)
                                                && hasDateOf(slot, other)
                                                && !hasDateOf(slot, key)))
                .toList();
    }

    private static boolean hasDateOf(ReportSlot slot, AccessKey key) {
        return slot.lastRotated().isPresent() && slot.lastRotated().equals(key.created());
    }

    private static boolean rotatedBefore(ReportSlot slot, AccessKey key) {
        return slot.lastRotated().isPresent()
                && key.created().filter(slot.lastRotated().get()::isBefore).isPresent();
    }

    /// A slot is active as it says; one that is not active but has a last_rotated date holds an
    /// inactive key; any other holds none.
    private static Read<List<ReportSlot>> slots(Row row, Source source) {
        var slots = new ArrayList<ReportSlot>();
        for (Slot slot : Slot.BOTH) {
            Read<Optional<Boolean>> active = row.flag(slot.active, source);
            Read<Optional<Instant>> rotated = row.date(slot.lastRotated, source);
            if (active instanceof Read.Missing<Optional<Boolean>> missing) {
                return missing.as();
            }
            boolean isActive = active.found().flatMap(flag -> flag).orElse(false);
            if (!isActive && rotated instanceof Read.Missing<Optional<Instant>> missing) {
                return missing.as();
            }
            Optional<Instant> lastRotated = rotated.found().flatMap(date -> date);
            if (isActive || lastRotated.isPresent()) {
                slots.add(
                        new ReportSlot(
                                slot.number, isActive, lastRotated, lastUsed(row, slot, source)));
            }
        }
        return Read.known(List.copyOf(slots), source);
    }

    private static Read<LastUsed> lastUsed(Row row, Slot slot, Source source) {
        return row.date(slot.lastUsedDate, source)
                .map(date ->
                        new LastUsed(
                                date,
                                row.text(slot.lastUsedService, source)
                                        .found()
                                        .flatMap(text -> text),
                                row.text(slot.lastUsedRegion, source)
                                        .found()
                                        .flatMap(text -> text)));
    }

    /// The signing certificates that the report's columns show; only active ones can be told.
    static Read<List<SigningCertificate>> certificates(Row row, Source source) {
        var found = new ArrayList<SigningCertificate>();
        for (int number = 1; number <= 2; number++) {
            Column activeColumn = number == 1 ? Column.CERT_1_ACTIVE : Column.CERT_2_ACTIVE;
            Column dateColumn =
                    number == 1 ? Column.CERT_1_LAST_ROTATED : Column.CERT_2_LAST_ROTATED;
            Read<Optional<Boolean>> active = row.flag(activeColumn, source);
            if (active instanceof Read.Missing<Optional<Boolean>> missing) {
                return missing.as();
            }
            if (active.found().flatMap(flag -> flag).orElse(false)) {
                found.add(
                        new SigningCertificate(
                                "certificate " + number + " of the report",
                                true,
                                row.date(dateColumn, source).found().flatMap(date -> date)));
            }
        }
        return Read.known(List.copyOf(found), source);
    }
}
