package dev.lockstep.practice.operation.credential;

import dev.lockstep.account.Account;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.Root;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.AccessKey.LastUsed;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.SigningCertificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The credential report of an account, in AWS's columns and words: root first, then the users by
/// name (IAM User Guide, "Getting credential reports").
public final class CredentialReportRows {
    private static final String NONE = "N/A";
    private static final String NO_INFORMATION = "no_information";
    private static final String NOT_SUPPORTED = "not_supported";
    private static final int SLOTS = 2;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private CredentialReportRows() {}

    /// The report as CSV (RFC 4180).
    public static String csv(Account account) {
        var lines = new ArrayList<String>();
        lines.add(
                Arrays.stream(Column.values()).map(Column::title).collect(Collectors.joining(",")));
        lines.add(line(root(account)));
        account.users().values().forEach(user -> lines.add(line(user(user, account))));
        return String.join("\n", lines);
    }

    private static List<String> root(Account account) {
        Root root = account.root();
        var cells = new ArrayList<String>();
        cells.add(Root.NAME);
        cells.add(account.rootArn().orElse(NONE));
        cells.add(date(root.created()).orElse(NONE));
        cells.add(flag(root.password().isPresent()));
        cells.add(lastUsed(root.passwordLastUsed(), root.password()));
        cells.add(NOT_SUPPORTED);
        cells.add(NOT_SUPPORTED);
        cells.add(flag(!root.mfaDevices().isEmpty()));
        keys(root.accessKeys(), cells);
        certificates(root.signingCertificates(), cells);
        cells.add(NONE);
        return cells;
    }

    private static List<String> user(User user, Account account) {
        Optional<LoginProfile> password = user.loginProfile();
        Optional<Instant> changed =
                password.flatMap(profile -> profile.changed().or(profile::created));
        Optional<Instant> next =
                account.passwordPolicy()
                        .flatMap(PasswordPolicy::maxAgeDays)
                        .flatMap(days -> changed.map(date -> date.plus(Duration.ofDays(days))));
        var cells = new ArrayList<String>();
        cells.add(user.name());
        cells.add(user.arn().orElse(NONE));
        cells.add(date(user.created()).orElse(NONE));
        cells.add(flag(password.isPresent()));
        cells.add(lastUsed(user.passwordLastUsed(), password));
        cells.add(date(changed).orElse(NONE));
        cells.add(date(next).orElse(NONE));
        cells.add(flag(!user.mfaDevices().isEmpty()));
        keys(user.accessKeys(), cells);
        certificates(user.signingCertificates(), cells);
        cells.add(NONE);
        return cells;
    }

    /// A password that is gone keeps the date of its last use.
    private static String lastUsed(Optional<Instant> used, Optional<LoginProfile> password) {
        return date(used).orElse(password.isPresent() ? NO_INFORMATION : NONE);
    }

    private static void keys(List<AccessKey> keys, List<String> cells) {
        for (int slot = 0; slot < SLOTS; slot++) {
            Optional<AccessKey> key =
                    slot < keys.size() ? Optional.of(keys.get(slot)) : Optional.empty();
            Optional<LastUsed> used =
                    key.flatMap(AccessKey::lastUsed).filter(last -> last.date().isPresent());
            cells.add(flag(key.filter(AccessKey::active).isPresent()));
            cells.add(date(key.flatMap(one -> one.statusChanged().or(one::created))).orElse(NONE));
            cells.add(date(used.flatMap(LastUsed::date)).orElse(NONE));
            cells.add(used.flatMap(LastUsed::region).orElse(NONE));
            cells.add(used.flatMap(LastUsed::service).orElse(NONE));
        }
    }

    private static void certificates(List<SigningCertificate> certificates, List<String> cells) {
        for (int slot = 0; slot < SLOTS; slot++) {
            Optional<SigningCertificate> one =
                    slot < certificates.size()
                            ? Optional.of(certificates.get(slot))
                            : Optional.empty();
            cells.add(flag(one.filter(SigningCertificate::active).isPresent()));
            cells.add(date(one.flatMap(SigningCertificate::uploaded)).orElse(NONE));
        }
    }

    private static String flag(boolean is) {
        return Boolean.toString(is);
    }

    private static Optional<String> date(Optional<Instant> at) {
        return at.map(DATE::format);
    }

    private static String line(List<String> cells) {
        return cells.stream().map(CredentialReportRows::cell).collect(Collectors.joining(","));
    }

    /// A name may hold a comma.
    private static String cell(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
