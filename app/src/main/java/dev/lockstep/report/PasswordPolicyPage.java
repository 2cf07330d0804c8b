package dev.lockstep.report;

import dev.lockstep.control.Status;
import dev.lockstep.record.PasswordPolicyRecord;

/// The password policy as a page of settings: now, wanted, and who will feel the change.
final class PasswordPolicyPage {
    private static final int MARK = 5;
    private static final int SETTING = 25;
    private static final int VALUE = 12;
    private static final int TABLE = 80;

    private final TextReport.Look look;

    PasswordPolicyPage(TextReport.Look look) {
        this.look = look;
    }

    String text(PasswordPolicyRecord policy) {
        return policy.unknown()
                .map(why ->
                        Paragraph.of(
                                "The policy is not known: " + Printable.line(why) + ".",
                                look.width()))
                .orElseGet(() -> page(policy));
    }

    private String page(PasswordPolicyRecord policy) {
        var out = new StringBuilder();
        if (policy.awsDefault()) {
            out.append(
                    Paragraph.of(
                            "The account has no policy of its own. AWS's default is in force: 8"
                                    + " characters of at least three of the four classes, no"
                                    + " expiry.",
                            look.width()));
        }
        if (look.width() >= TABLE) {
            out.append(" ".repeat(MARK))
                    .append(Paragraph.cell("setting", SETTING))
                    .append(Paragraph.cell("now", VALUE))
                    .append(Paragraph.cell("wanted", VALUE))
                    .append("who will feel it\n");
        }
        policy.settings().forEach(setting -> row(setting, out));
        policy.command().filter(Printable::isPlain).ifPresent(command -> command(command, out));
        return out.toString();
    }

    private void command(String command, StringBuilder out) {
        out.append('\n')
                .append(
                        Paragraph.of(
                                "One command sets all of it. AWS knows no partial update: what"
                                        + " a command leaves out is reset.",
                                look.width()));
        for (String line : ShellLines.of(command, look.width() - 6)) {
            out.append("      ").append(look.styled("36", line)).append('\n');
        }
    }

    private void row(PasswordPolicyRecord.Setting setting, StringBuilder out) {
        String name = Printable.line(setting.name());
        String now = Printable.line(setting.now());
        String wanted = Printable.line(setting.wanted());
        String felt = Printable.line(setting.felt());
        String row =
                look.width() >= TABLE
                        ? (Paragraph.cell(name, SETTING)
                                        + Paragraph.cell(now, VALUE)
                                        + Paragraph.cell(wanted, VALUE)
                                        + felt)
                                .stripTrailing()
                        : narrow(name, now, wanted, felt);
        out.append(look.status(setting.status(), Paragraph.cell(mark(setting.status()), MARK)))
                .append(row)
                .append('\n');
    }

    /// A row as a sentence, where the table is too wide.
    private String narrow(String name, String current, String wanted, String felt) {
        String text =
                name
                        + ": "
                        + current
                        + (wanted.equals(current) ? "" : ", wanted " + wanted)
                        + (felt.isEmpty() ? "" : " (" + felt + ")");
        String margin = " ".repeat(MARK);
        return Paragraph.of(text, look.width(), margin, margin).strip();
    }

    private static String mark(Status status) {
        return switch (status) {
            case PASS -> "ok";
            case FAIL -> "FAIL";
            case UNDETERMINED -> "?";
            case MANUAL -> "hand";
            case NOT_APPLICABLE -> "-";
            case EXCEPTED -> "exc.";
        };
    }
}
