package dev.lockstep.report.exchange;

import dev.lockstep.control.Subject;
import dev.lockstep.record.AuditRecord;
import dev.lockstep.record.FindingRecord;
import java.nio.charset.StandardCharsets;
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

    /// No text can run on into the next: UTF-8 has no byte 0xFF. Halves of surrogate pairs are told
    /// apart by their numbers.
    private void add(String text) {
        digest.update(
                StandardCharsets.UTF_8.newEncoder().canEncode(text)
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : text.getBytes(StandardCharsets.UTF_16BE));
        digest.update((byte) 0xFF);
    }
}
