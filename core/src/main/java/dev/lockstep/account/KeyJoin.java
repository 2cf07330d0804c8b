package dev.lockstep.account;

import dev.lockstep.account.CredentialReport.Row;
import dev.lockstep.account.SlotMatching.Candidates;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Joins a user's key list with the two slots of the credential report.
final class KeyJoin {
    private final AccountSnapshot snapshot;
    private final Answers answers;
    private final String owner;
    private final Read<ReportSlots> reportSlots;
    private final Read<List<UserKey>> liveKeys;

    /// What would settle which keys there are: the report has neither their ids nor when they were
    /// made.
    private final LiveRead list;

    KeyJoin(AccountSnapshot snapshot, Answers answers, String owner) {
        this.snapshot = snapshot;
        this.answers = answers;
        this.owner = owner;
        this.list = LiveRead.standsIn(ReadKey.ACCESS_KEYS.of(owner));
        this.reportSlots = findReportSlots();
        this.liveKeys = findLiveKeys();
    }

    /// All keys, or what is missing.
    Read<List<UserKey>> keys() {
        Read<List<UserKey>> reported =
                reportSlots.flatMap(slots ->
                        slots.whole(snapshot.reportSource())
                                .map(found -> found.stream().map(this::reported).toList()));
        return liveKeys.orElse(reported.settledBy(list));
    }

    /// The live list alone.
    Read<List<UserKey>> listed() {
        return liveKeys;
    }

    /// The keys that are known to be active, or to be inactive.
    Partly<UserKey> keys(boolean active) {
        if (liveKeys instanceof Read.Known<List<UserKey>>(var keys, var _)) {
            return Partly.all(keys.stream().filter(key -> key.active() == active).toList());
        }
        return switch (reportSlots) {
            case Read.Known<ReportSlots>(var slots, var _) ->
                    new Partly<>(
                            slots.found().stream()
                                    .filter(slot -> slot.active() == active)
                                    .map(this::reported)
                                    .toList(),
                            (active ? slots.furtherActive() : slots.furtherInactive())
                                    .map(missing -> either(liveKeys, missing)),
                            List.of(list));
            case Read.Missing<ReportSlots> missing ->
                    new Partly<>(List.of(), Optional.of(either(liveKeys, missing)), List.of(list));
        };
    }

    /// The report's slots that hold a key.
    Read<List<ReportSlot>> slots() {
        return reportSlots.flatMap(slots -> slots.whole(snapshot.reportSource()));
    }

    private Read<ReportSlots> findReportSlots() {
        return switch (snapshot.reportRow(owner)) {
            case Read.Known<Row>(var row, var source) ->
                    Read.known(ReportSlots.of(row, source), source);
            case Read.Missing<Row> missing -> missing.as();
        };
    }

    private static Read.Missing<?> either(Read<List<UserKey>> live, Read.Missing<?> reported) {
        return switch (live.orElse(reported.as())) {
            case Read.Missing<List<UserKey>> missing -> missing;
            case Read.Known<List<UserKey>> _ -> reported;
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
                slot.lastUsed().settledBy(lastUse()).settledBy(list),
                Read.known(List.of(slot), snapshot.reportSource()).settledBy(list),
                false);
    }

    private Read<List<UserKey>> findLiveKeys() {
        return switch (answers.get(ReadKey.ACCESS_KEYS.of(owner))) {
            case Read.Known<List<AccessKey>>(var keys, var source) ->
                    Read.known(joined(keys, source), source);
            case Read.Missing<List<AccessKey>> missing -> missing.as();
        };
    }

    private List<UserKey> joined(List<AccessKey> keys, Source source) {
        Read<SlotMatching> matching =
                slotsOrNone()
                        .map(slots ->
                                new SlotMatching(
                                        keys,
                                        slots,
                                        snapshot.credentialReport()
                                                .found()
                                                .flatMap(CredentialReport::generated)));
        var joined = new ArrayList<UserKey>();
        for (int i = 0; i < keys.size(); i++) {
            AccessKey key = keys.get(i);
            int place = i;
            Read<Candidates> own = matching.map(found -> found.of(place));
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
                            own.map(Candidates::slots),
                            own.found().map(Candidates::perhapsNone).orElse(true)));
        }
        return joined;
    }

    /// The report's slots; none where a report was read that does not know the user.
    private Read<List<ReportSlot>> slotsOrNone() {
        return snapshot.reportKnows(owner)
                ? slots()
                : snapshot.credentialReport().map(_ -> List.of());
    }

    private LiveRead lastUse() {
        return LiveRead.older(ReadKey.ACCESS_KEY_LAST_USED.of(owner), snapshot.reportSource());
    }

    private Read<LastUsed> lastUsed(AccessKey key, Read<Candidates> own, Source source) {
        if (key.lastUsed().isPresent()) {
            return Read.known(key.lastUsed().get(), source);
        }
        Read<LastUsed> reported =
                own.flatMap(candidates ->
                        candidates.slots().size() == 1 && !candidates.perhapsNone()
                                ? candidates.slots().getFirst().lastUsed().settledBy(lastUse())
                                : Read.notAsked(
                                        ReadKey.ACCESS_KEY_LAST_USED.of(owner),
                                        candidates.slots().isEmpty()
                                                ? "the last use of the key was not collected"
                                                        + " (iam:GetAccessKeyLastUsed)"
                                                : "the last use of the key was not collected, and"
                                                        + " the report does not say which of its"
                                                        + " slots is which key"));
        return reported.orElse(() -> answers.get(ReadKey.ACCESS_KEY_LAST_USED.of(owner)));
    }
}
