package dev.lockstep.redact;

import dev.lockstep.collect.SnapshotFiles;
import dev.lockstep.control.Audit;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.secret.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Puts pseudonyms in the place of names, ids and e-mails, with one key: for one run, since names
/// that came up before are remembered.
public final class Redaction {
    private static final String NOTICE =
            "Names, ids and e-mails are pseudonyms, made with the key %s: one name, one pseudonym, in"
                    + " every report with this key.";
    private static final Pattern NOTICES = Pattern.compile(NOTICE.formatted("[a-z]{10}"));

    private final Redactor redactor;

    /// @param key see [Pseudonyms#Pseudonyms]
    public Redaction(Secret key) {
        redactor = new Redactor(key);
    }

    /// A redacted audit.
    ///
    /// @param record what reports are made of; it counts as the real one does
    /// @param audit the redacted account as it was judged
    public record Redacted(AuditRecord record, Audit audit) {}

    /// The files of a snapshot with pseudonyms.
    ///
    /// @throws dev.lockstep.input.BadInput if they are not the files of a snapshot
    public SnapshotFiles snapshot(SnapshotFiles files) {
        return new SnapshotRedaction(redactor).redacted(files);
    }

    /// An audit for others.
    ///
    /// @param files that the audit was made from
    /// @param notices of how they were read; without names
    /// @param version Lockstep's own
    public Redacted audit(Audit real, SnapshotFiles files, List<String> notices, String version) {
        var redaction = new AuditRedaction(redactor);
        var all = new ArrayList<String>();
        all.add(notice());
        all.addAll(notices);
        Audit judged = redaction.judged(real, snapshot(files), all);
        return new Redacted(redaction.record(real, judged, version), judged);
    }

    /// An account's id as the redacted answers name it.
    public String account(String id) {
        return redactor.names.account(id);
    }

    /// Says in a report that its names are pseudonyms, and of which key. Reports with the same
    /// sentence can be compared.
    public String notice() {
        return NOTICE.formatted(redactor.pseudonyms.fingerprint());
    }

    /// The sentence of a report about its pseudonyms, if it has such.
    public static Optional<String> noticeOf(AuditRecord record) {
        return record.notices().stream()
                .filter(notice -> NOTICES.matcher(notice).matches())
                .findFirst();
    }
}
