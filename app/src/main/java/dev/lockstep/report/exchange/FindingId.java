package dev.lockstep.report.exchange;

import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The identity of a finding from one audit to the next: 32 hexadecimal digits, made of the
/// account, the control, and the kind and name of the subject. Wording, severity, dates, status,
/// and the line in lockstep.yaml do not change it.
final class FindingId {
    private static final int BYTES = 16;

    private final String account;
    private final MessageDigest digest;

    FindingId(AuditRecord audit) {
        this.account = audit.account().id().orElse(Subject.UNKNOWN_ACCOUNT);
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    String of(FindingRecord finding) {
        Subject subject = finding.subject();
        add(account);
        add(finding.control().id());
        add(subject.kind().id());
        add(subject.name());
        if (subject.kind() == Subject.Kind.POLICY) {
            // A user and a group of one name may have inline policies of one name.
            add(subject.arn().orElse(""));
        }
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    /// The length goes before, so that no text can run on into the next; halves of surrogate pairs,
    /// which no encoding takes, count as what they are.
    private void add(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + Character.BYTES * text.length());
        bytes.putInt(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes.putChar(text.charAt(i));
        }
        digest.update(bytes.flip());
    }
}
