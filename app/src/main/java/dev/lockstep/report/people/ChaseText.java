package dev.lockstep.report.people;

import dev.lockstep.record.people.MfaRecord;
import dev.lockstep.record.people.MfaRecord.Judged;
import dev.lockstep.report.Paragraph;
import dev.lockstep.report.Printable;
import dev.lockstep.report.TextReport;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Who has no MFA and should have, since when, and a text to send to each.
public final class ChaseText {
    private static final String RULE = "-".repeat(72);

    private final TextReport.Look look;
    private final StringBuilder out = new StringBuilder();

    private ChaseText(TextReport.Look look) {
        this.look = look;
    }

    /// The text.
    ///
    /// @param letter what is to be sent to somebody; safe to show
    public static String of(
            MfaRecord record, Function<MfaRecord.Row, String> letter, TextReport.Look look) {
        return new ChaseText(look).text(record, letter);
    }

    private String text(MfaRecord record, Function<MfaRecord.Row, String> letter) {
        out.append(
                look.heading(
                        "Without MFA in account "
                                + Printable.line(record.account().orElse("(id unknown)"))
                                + (record.practice() ? " (practice account)" : "")));
        if (!record.areUsersKnown()) {
            paragraph("Which users there are is not known, so nobody knows who lacks MFA.");
        } else if (record.chased().isEmpty()) {
            paragraph(
                    record.count(Judged.UNKNOWN) == 0
                            ? "Everyone who signs in with a password has MFA; nobody is to be"
                                    + " chased."
                            : "Nobody is known to lack it.");
        }
        for (MfaRecord.Row row : record.chased()) {
            out.append('\n').append(look.strong(who(row)));
            paragraph(since(row, look));
            out.append(RULE).append('\n').append(letter.apply(row)).append(RULE).append('\n');
        }
        if (!record.keysOnly().isEmpty()) {
            out.append('\n');
            paragraph(
                    "These have no password to sign in with, but access keys that may change"
                            + " everything without MFA: "
                            + record.keysOnly().stream()
                                    .map(row -> Printable.line(row.user()))
                                    .collect(Collectors.joining(", "))
                            + ". No text is for them: lockstep plan --step user-mfa says what to"
                            + " do, and lockstep keys list shows the keys.");
        }
        if (record.count(Judged.UNKNOWN) > 0) {
            out.append('\n');
            paragraph(
                    "Of these users it is not known: "
                            + record.users().stream()
                                    .filter(row -> row.judged() == Judged.UNKNOWN)
                                    .map(row -> Printable.line(row.user()))
                                    .reduce((a, b) -> a + ", " + b)
                                    .orElse("")
                            + ".");
        }
        return out.toString();
    }

    private static String who(MfaRecord.Row row) {
        return Printable.line(row.user())
                + (row.administrator() ? " (administrator)" : "")
                + row.email().map(email -> ", " + Printable.line(email)).orElse("");
    }

    /// Since when, as far as AWS tells it: it keeps no date of a device that was taken away.
    public static String since(MfaRecord.Row row, TextReport.Look look) {
        String password =
                row.passwordSince()
                        .map(time ->
                                "The password dates from "
                                        + MfaStatusText.day(time, look.zone())
                                        + " or later")
                        .orElse("How old the password is, is not known");
        String use =
                row.lastSignIn()
                        .map(time -> "last sign-in: " + MfaStatusText.day(time, look.zone()))
                        .orElse(
                                switch (row.signedIn()) {
                                    case NO -> "it was never used";
                                    case YES, UNKNOWN -> "the last sign-in is not known";
                                });
        return password + "; " + use + ".";
    }

    private void paragraph(String text) {
        out.append(Paragraph.of(text, look.width()));
    }
}
