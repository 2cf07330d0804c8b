package dev.lockstep.control.rootkeys;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.Read;
import dev.lockstep.account.RootReads;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.control.Ruling;
import java.util.List;

/// Whether root has access keys, active or inactive, by what each read says.
public final class RootKeys {
    /// The summary's count. AWS does not document whether it counts inactive keys.
    static final String COUNT = "AccountAccessKeysPresent";

    private RootKeys() {}

    /// Whether root has a key. It is a no only where nothing speaks for one: root's own list is
    /// empty, or the summary counts none and the report shows no inactive one, or, without the
    /// summary, the report shows none at all.
    public static Ruling any(RootReads root) {
        Ruling own = Ruling.of(root.ownKeys(), keys -> !keys.isEmpty());
        if (own.isYes() || own.isNo()) {
            return own;
        }
        Ruling counted = counted(root);
        return counted.isNo()
                ? Ruling.of(reportedInactive(root).isYes())
                : counted.orElse(reported(root));
    }

    static Ruling counted(RootReads root) {
        return Ruling.of(root.summary(COUNT), count -> count >= 1);
    }

    /// Whether a slot of the report shows a key.
    static Ruling reported(RootReads root) {
        return switch (root.reportedKeys()) {
            case Read.Known<List<ReportSlot>>(var slots, var _) -> Ruling.of(!slots.isEmpty());
            // A column is missing; the ones that are there may still show a key.
            case Read.Missing<List<ReportSlot>> missing ->
                    ifShown(
                            missing,
                            Ruling.of(root.reportedFlag(Column.ACCESS_KEY_1_ACTIVE)),
                            Ruling.of(root.reportedFlag(Column.ACCESS_KEY_2_ACTIVE)),
                            hasDate(root, Column.ACCESS_KEY_1_LAST_ROTATED),
                            hasDate(root, Column.ACCESS_KEY_2_LAST_ROTATED));
        };
    }

    /// Whether a slot of the report shows an inactive key.
    static Ruling reportedInactive(RootReads root) {
        return switch (root.reportedKeys()) {
            case Read.Known<List<ReportSlot>>(var slots, var _) ->
                    Ruling.of(slots.stream().anyMatch(slot -> !slot.active()));
            case Read.Missing<List<ReportSlot>> missing ->
                    ifShown(
                            missing,
                            isInactive(
                                    root,
                                    Column.ACCESS_KEY_1_ACTIVE,
                                    Column.ACCESS_KEY_1_LAST_ROTATED),
                            isInactive(
                                    root,
                                    Column.ACCESS_KEY_2_ACTIVE,
                                    Column.ACCESS_KEY_2_LAST_ROTATED));
        };
    }

    private static Ruling ifShown(Read.Missing<?> missing, Ruling... columns) {
        return Ruling.any(columns).isYes() ? Ruling.yes() : Ruling.open(missing);
    }

    private static Ruling isInactive(RootReads root, Column active, Column lastRotated) {
        return Ruling.all(Ruling.of(root.reportedFlag(active)).not(), hasDate(root, lastRotated));
    }

    private static Ruling hasDate(RootReads root, Column column) {
        return Ruling.of(root.reportedDate(column), date -> date.isPresent());
    }
}
