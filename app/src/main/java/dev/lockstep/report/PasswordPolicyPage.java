package dev.lockstep.report;

import dev.lockstep.account.AwsDate;
import dev.lockstep.account.Read;
import dev.lockstep.account.User;
import dev.lockstep.account.UserReads;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.baseline.PasswordPolicyGoal;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Finding;
import dev.lockstep.control.Status;
import dev.lockstep.control.Step;
import dev.lockstep.control.passwordpolicy.PasswordPolicyAdvice;
import dev.lockstep.control.passwordpolicy.RaisedPasswordPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

    String text(Audit audit) {
        return switch (audit.snapshot().passwordPolicy()) {
            case Read.Missing<Optional<PasswordPolicy>> missing ->
                    Paragraph.of(
                            "The policy is not known: " + Printable.line(missing.because()) + ".",
                            look.width());
            case Read.Known<Optional<PasswordPolicy>>(var policy, var _) -> page(audit, policy);
        };
    }

    private String page(Audit audit, Optional<PasswordPolicy> now) {
        var out = new StringBuilder();
        if (now.isEmpty()) {
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
        var raised = RaisedPasswordPolicy.of(now, audit.baseline().passwordPolicy());
        for (Setting setting : SETTINGS) {
            row(audit, setting, now, raised.after(), out);
        }
        if (audit.tally(Step.PASSWORD_POLICY).of(Status.FAIL) > 0) {
            out.append('\n')
                    .append(
                            Paragraph.of(
                                    "One command sets all of it. AWS knows no partial update: what"
                                            + " a command leaves out is reset.",
                                    look.width()));
            for (String line :
                    ShellLines.of(PasswordPolicyAdvice.command(raised.after()), look.width() - 6)) {
                out.append("      ").append(look.styled("36", line)).append('\n');
            }
        }
        return out.toString();
    }

    /// A setting of the policy.
    ///
    /// @param control that judges it
    /// @param ofDefault what AWS's default policy has
    /// @param felt who feels it when it changes; nothing: told by count
    private record Setting(
            String control,
            String name,
            Function<PasswordPolicy, String> value,
            String ofDefault,
            String felt) {}

    private static final String NEXT_CHANGE = "everyone, at next change";

    private static final List<Setting> SETTINGS =
            List.of(
                    new Setting(
                            "password-length",
                            "minimum length",
                            p -> Integer.toString(p.minimumLength()),
                            Integer.toString(PasswordPolicy.DEFAULT_MINIMUM_LENGTH),
                            NEXT_CHANGE),
                    new Setting(
                            "password-uppercase",
                            "upper-case letter",
                            p -> asked(p.requireUppercase()),
                            "3 of 4",
                            NEXT_CHANGE),
                    new Setting(
                            "password-lowercase",
                            "lower-case letter",
                            p -> asked(p.requireLowercase()),
                            "3 of 4",
                            NEXT_CHANGE),
                    new Setting(
                            "password-number",
                            "digit",
                            p -> asked(p.requireNumbers()),
                            "3 of 4",
                            NEXT_CHANGE),
                    new Setting(
                            "password-symbol",
                            "symbol",
                            p -> asked(p.requireSymbols()),
                            "3 of 4",
                            NEXT_CHANGE),
                    new Setting(
                            "password-expiry",
                            "expires after",
                            p -> days(p.maxAgeDays()),
                            "never",
                            ""),
                    new Setting(
                            "password-reuse",
                            "former ones refused",
                            p -> p.reusePrevention().map(many -> "last " + many).orElse("none"),
                            "none",
                            NEXT_CHANGE),
                    new Setting(
                            "password-self-service",
                            "people change their own",
                            p -> yes(p.allowUsersToChange()),
                            "not granted",
                            "nobody is hindered"),
                    new Setting(
                            "password-hard-expiry",
                            "locked out on expiry",
                            p -> yes(p.hardExpiry()),
                            "no",
                            "who lets theirs expire"));

    private void row(
            Audit audit,
            Setting setting,
            Optional<PasswordPolicy> now,
            PasswordPolicy after,
            StringBuilder out) {
        Optional<Finding> finding =
                audit.of(Step.PASSWORD_POLICY).stream()
                        .filter(f -> f.control().id().equals(setting.control()))
                        .findFirst();
        if (finding.isEmpty()) {
            return;
        }
        Status status = finding.get().status();
        boolean changes = status == Status.FAIL;
        String current = now.map(setting.value()).orElse(setting.ofDefault());
        String wanted =
                status == Status.NOT_APPLICABLE
                        ? "not asked"
                        : changes ? setting.value().apply(after) : current;
        String felt = changes ? felt(audit, setting) : "";
        String row =
                look.width() >= TABLE
                        ? (Paragraph.cell(setting.name(), SETTING)
                                        + Paragraph.cell(current, VALUE)
                                        + Paragraph.cell(wanted, VALUE)
                                        + felt)
                                .stripTrailing()
                        : narrow(setting.name(), current, wanted, felt);
        out.append(look.status(status, Paragraph.cell(mark(status), MARK)))
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

    private static String felt(Audit audit, Setting setting) {
        if (!setting.felt().isEmpty()) {
            return setting.felt();
        }
        PasswordPolicyGoal goal = audit.baseline().passwordPolicy();
        int limit = goal.maxAgeDays().orElse(Integer.MAX_VALUE);
        int old = 0;
        int unknown = 0;
        for (User user : audit.snapshot().users().found().orElse(List.of())) {
            UserReads reads = audit.snapshot().user(user.name());
            if (!reads.hasPassword().found().orElse(true)) {
                continue;
            }
            switch (reads.passwordChanged()) {
                case Read.Known<java.time.Instant>(var when, var _) ->
                        old += AwsDate.daysBetween(when, audit.judgedAt()) > limit ? 1 : 0;
                case Read.Missing<java.time.Instant> _ -> unknown++;
            }
        }
        if (!audit.snapshot().users().isKnown() || unknown > 0) {
            return old + " people at once, or more";
        }
        return old == 1 ? "1 person at once" : old + " people at once";
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

    private static String asked(boolean asked) {
        return asked ? "required" : "not asked";
    }

    private static String yes(boolean yes) {
        return yes ? "yes" : "no";
    }

    private static String days(Optional<Integer> days) {
        return days.filter(many -> many > 0).map(many -> many + " days").orElse("never");
    }
}
