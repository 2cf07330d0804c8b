package dev.lockstep.account;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.CredentialReport.Row;
import dev.lockstep.account.CredentialReport.Slot;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.account.credentials.SigningCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a row of the credential report shows of access keys and signing certificates.
///
/// A slot is active as it says; one that is not active but has a last_rotated date holds an
/// inactive key; any other holds none. A row with more than two keys or certificates says so in
/// additional_credentials_info (IAM User Guide, "Getting credential reports"): then the slots are
/// not all.
///
/// @param found the slots that hold a key
/// @param furtherActive what is missing, if more active keys than these are possible
/// @param furtherInactive what is missing, if more inactive keys than these are possible
record ReportSlots(
        List<ReportSlot> found,
        Optional<Read.Missing<?>> furtherActive,
        Optional<Read.Missing<?>> furtherInactive) {

    static ReportSlots of(Row row, Source source) {
        var found = new ArrayList<ReportSlot>();
        Optional<Read.Missing<?>> more = notShown(row, source, "key");
        Optional<Read.Missing<?>> moreActive = more;
        Optional<Read.Missing<?>> moreInactive = more;
        for (Slot slot : Slot.BOTH) {
            Read<Optional<Boolean>> active = row.flag(slot.active, source);
            Read<Optional<Instant>> rotated = row.date(slot.lastRotated, source);
            if (active instanceof Read.Missing<Optional<Boolean>> missing) {
                moreActive = Optional.of(missing);
                moreInactive = Optional.of(missing);
                continue;
            }
            boolean isActive = active.found().flatMap(flag -> flag).orElse(false);
            if (!isActive && rotated instanceof Read.Missing<Optional<Instant>> missing) {
                moreInactive = Optional.of(missing);
                continue;
            }
            Optional<Instant> lastRotated = rotated.found().flatMap(date -> date);
            if (isActive || lastRotated.isPresent()) {
                found.add(
                        new ReportSlot(
                                slot.number, isActive, lastRotated, lastUsed(row, slot, source)));
            }
        }
        return new ReportSlots(List.copyOf(found), moreActive, moreInactive);
    }

    /// All slots, or what is missing of them.
    Read<List<ReportSlot>> whole(Source source) {
        return new Partly<>(found, furtherActive.or(() -> furtherInactive)).whole(source);
    }

    /// The active signing certificates of a row. The date is last_rotated.
    static Partly<SigningCertificate> certificates(Row row, Source source) {
        var found = new ArrayList<SigningCertificate>();
        Optional<Read.Missing<?>> more = notShown(row, source, "cert");
        for (int number = 1; number <= 2; number++) {
            Column activeColumn = number == 1 ? Column.CERT_1_ACTIVE : Column.CERT_2_ACTIVE;
            Column dateColumn =
                    number == 1 ? Column.CERT_1_LAST_ROTATED : Column.CERT_2_LAST_ROTATED;
            Read<Optional<Boolean>> active = row.flag(activeColumn, source);
            if (active instanceof Read.Missing<Optional<Boolean>> missing) {
                more = Optional.of(missing);
            } else if (active.found().flatMap(flag -> flag).orElse(false)) {
                found.add(
                        new SigningCertificate(
                                "certificate " + number + " of the report",
                                true,
                                row.date(dateColumn, source).found().flatMap(date -> date)));
            }
        }
        return new Partly<>(found, more);
    }

    /// What is missing where the row says that it does not show everything of this kind. AWS does
    /// not document the wording, so a text that names neither kind counts for both.
    private static Optional<Read.Missing<?>> notShown(Row row, Source source, String kind) {
        return row.text(Column.ADDITIONAL_CREDENTIALS_INFO, source)
                .found()
                .flatMap(text -> text)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text ->
                        text.contains(kind) || (!text.contains("key") && !text.contains("cert")))
                .map(_ ->
                        Read.notAsked(
                                ReadKey.CREDENTIAL_REPORT,
                                "the credential report says that there are more credentials than"
                                        + " it shows"));
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
}
