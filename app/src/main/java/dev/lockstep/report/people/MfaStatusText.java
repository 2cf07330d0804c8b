package dev.lockstep.report.people;

import dev.lockstep.record.people.MfaRecord;
import dev.lockstep.record.people.MfaRecord.Judged;
import dev.lockstep.record.people.MfaRecord.Known;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/// Who has MFA, of which kind and since when: a line for each user, those who lack it first.
public final class MfaStatusText {
    private static final int MFA = 22;
    private static final int DATE = 12;
    private static final int WIDEST_NAME = 40;

    private final TextReport.Look look;
    private final StringBuilder out = new StringBuilder();

    private MfaStatusText(TextReport.Look look) {
        this.look = look;
    }

    /// The text.
    public static String of(MfaRecord record, TextReport.Look look) {
        return new MfaStatusText(look).text(record);
    }

    private String text(MfaRecord record) {
        out.append(
                look.heading(
                        "MFA of account "
                                + Printable.line(record.account().orElse("(id unknown)"))
                                + (record.practice() ? " (practice account)" : "")));
        if (!record.areUsersKnown()) {
            paragraph("Which users there are is not known, so nobody knows who lacks MFA.");
            leftovers(record);
            return out.toString();
        }
        paragraph(
                record.count(Judged.LACKS)
                        + " of "
                        + record.users().size()
                        + " users lack MFA"
                        + (record.count(Judged.UNKNOWN) > 0
                                ? ", of " + record.count(Judged.UNKNOWN) + " it is not known"
                                : "")
                        + ". Users without password and device are left out.");
        out.append('\n');
        int name = Math.clamp(look.width() - MFA - 2L * DATE, 16, WIDEST_NAME);
        row("user", "MFA", "since", "signed in", name);
        record.users().stream()
                .sorted(
                        Comparator.comparingInt((MfaRecord.Row row) -> rank(row))
                                .thenComparing(MfaRecord.Row::user))
                .forEach(one -> row(one, name));
        leftovers(record);
        if (record.count(Judged.LACKS) > 0) {
            out.append('\n');
            paragraph(
                    "lockstep mfa chase has a text to send to each who lacks it; lockstep mfa enrol"
                            + " USER sets it up with the person beside you.");
        }
        return out.toString();
    }

    private void leftovers(MfaRecord record) {
        if (record.leftovers().isEmpty()) {
            out.append('\n');
            paragraph("Whether there are virtual devices that are nobody's is not known.");
        } else if (!record.leftovers().get().isEmpty()) {
            out.append('\n');
            paragraph("Virtual devices that are nobody's, which lockstep mfa clean-up deletes:");
            record.leftovers()
                    .get()
                    .forEach(one ->
                            out.append(
                                    Paragraph.of(Printable.line(one), look.width(), "- ", "  ")));
        }
    }

    private static int rank(MfaRecord.Row row) {
        return switch (row.judged()) {
            case LACKS -> row.administrator() ? 0 : 1;
            case UNKNOWN -> 2;
            case EXCEPTED -> 3;
            case WELL -> 4;
        };
    }

    private void row(MfaRecord.Row row, int name) {
        row(
                Printable.line(row.user()) + (row.administrator() ? " (administrator)" : ""),
                mfa(row),
                row.devices().orElse(List.of()).stream()
                        .flatMap(one -> one.since().stream())
                        .min(Comparator.naturalOrder())
                        .map(time -> day(time, look.zone()))
                        .orElse(""),
                row.lastSignIn()
                        .map(time -> day(time, look.zone()))
                        .orElse(
                                switch (row.signedIn()) {
                                    case NO -> row.password() == Known.NO ? "" : "never";
                                    case YES, UNKNOWN ->
                                            row.password() == Known.NO ? "" : "not known";
                                }),
                name);
    }

    private static String mfa(MfaRecord.Row row) {
        if (row.mfa() == Known.YES) {
            List<MfaRecord.Device> devices = row.devices().orElse(List.of());
            return switch (devices.size()) {
                case 0 -> "yes, kind not known";
                case 1 -> devices.getFirst().kind();
                default -> devices.size() + " devices";
            };
        }
        return switch (row.judged()) {
            case LACKS -> "NONE";
            case EXCEPTED -> "none (excepted)";
            case UNKNOWN -> "not known";
            case WELL -> row.mfa() == Known.NO ? "none, needs none" : "not known";
        };
    }

    static String day(java.time.Instant time, ZoneId zone) {
        return LocalDate.ofInstant(time, zone).toString();
    }

    private void row(String user, String mfa, String since, String signedIn, int name) {
        out.append(
                (Paragraph.cell(Paragraph.cut(user, name - 1), name)
                                        + Paragraph.cell(Paragraph.cut(mfa, MFA - 1), MFA)
                                        + Paragraph.cell(since, DATE)
                                        + signedIn)
                                .stripTrailing()
                        + "\n");
    }

    private void paragraph(String text) {
        out.append(Paragraph.of(text, look.width()));
    }
}
