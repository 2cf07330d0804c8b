package dev.lockstep.control.missing;

import dev.lockstep.account.AccountSummary;
import dev.lockstep.account.Answers;
import dev.lockstep.account.AuthorizationDetails;
import dev.lockstep.account.AwsDate;
import dev.lockstep.account.CredentialReport;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.ListedUser;
import dev.lockstep.account.ReadKey;
import dev.lockstep.account.Root;
import dev.lockstep.account.RootUser;
import dev.lockstep.account.TestAccount;
import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.PasswordPolicy;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Which answers can be given together. Live reads of one time cannot contradict one another; the
/// credential report can contradict them, since it may be older.
record Worlds(Answers answers) {

    /// Whether the live reads that are known do not contradict one another, and nothing is older
    /// than the user that it belongs to.
    boolean isPossible() {
        return usersAgree()
                && Accounts.USERS.stream().allMatch(this::devicesAgree)
                && Accounts.USERS.stream().allMatch(this::isNotOlderThanUser)
                && Accounts.USERS.stream().allMatch(this::passwordDatesAgree)
                && rootAgrees()
                && organizationAgrees();
    }

    /// Whether the credential report, where it is known, says of every user and of root what the
    /// live reads say that are known.
    boolean agreesWithReport() {
        return namesAgree() && rows().values().stream().allMatch(this::agrees);
    }

    private boolean namesAgree() {
        Optional<Set<String>> reported =
                known(ReadKey.CREDENTIAL_REPORT)
                        .map(report ->
                                report.rows().keySet().stream()
                                        .filter(name -> !name.equals(Root.NAME))
                                        .collect(Collectors.toSet()));
        Optional<Set<String>> detailed =
                details().map(all -> all.stream().map(User::name).collect(Collectors.toSet()));
        Optional<Set<String>> listed =
                known(ReadKey.USERS)
                        .map(all -> all.stream().map(ListedUser::name).collect(Collectors.toSet()));
        return isSame(detailed, reported) && isSame(listed, reported);
    }

    private <T> Optional<T> known(ReadKey<T> key) {
        return answers.get(key).found();
    }

    private Map<String, CredentialReport.Row> rows() {
        return known(ReadKey.CREDENTIAL_REPORT)
                .<Map<String, CredentialReport.Row>>map(CredentialReport::rows)
                .orElse(Map.of());
    }

    private Optional<List<User>> details() {
        return known(ReadKey.DETAILS).flatMap(AuthorizationDetails::users);
    }

    private boolean usersAgree() {
        Optional<Map<String, Optional<Instant>>> detailed =
                details()
                        .map(all ->
                                all.stream().collect(Collectors.toMap(User::name, User::created)));
        Optional<Map<String, Optional<Instant>>> listed =
                known(ReadKey.USERS)
                        .map(all ->
                                all.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        ListedUser::name, ListedUser::created)));
        return detailed.isEmpty() || listed.isEmpty() || detailed.equals(listed);
    }

    static String arn(String owner) {
        return "arn:aws:iam::"
                + TestAccount.ID
                + (owner.equals(Root.NAME) ? ":root" : ":user/" + owner);
    }

    static boolean isOf(VirtualMfaDevice device, String owner) {
        String end = owner.equals(Root.NAME) ? ":root" : ":user/" + owner;
        return device.userArn().filter(arn -> arn.endsWith(end)).isPresent();
    }

    private boolean devicesAgree(String owner) {
        ReadKey<List<MfaDevice>> own = ReadKey.MFA_DEVICES.of(owner);
        Optional<List<VirtualMfaDevice>> all = known(ReadKey.VIRTUAL_MFA_DEVICES);
        if (known(own).isEmpty() || all.isEmpty()) {
            return true;
        }
        Set<String> assigned =
                all.get().stream()
                        .filter(one -> isOf(one, owner))
                        .map(VirtualMfaDevice::serial)
                        .collect(Collectors.toSet());
        return known(own).get().stream()
                .filter(one -> one.kind() == MfaDevice.Kind.VIRTUAL)
                .map(MfaDevice::serial)
                .collect(Collectors.toSet())
                .equals(assigned);
    }

    private boolean isNotOlderThanUser(String user) {
        Optional<Instant> made = created(user);
        return made.isEmpty() || dates(user).noneMatch(date -> date.isBefore(made.get()));
    }

    /// When a user was made, by the live reads.
    Optional<Instant> created(String user) {
        return details().stream()
                .flatMap(List::stream)
                .filter(one -> one.name().equals(user))
                .flatMap(one -> one.created().stream())
                .findFirst()
                .or(() ->
                        known(ReadKey.USERS).stream()
                                .flatMap(List::stream)
                                .filter(one -> one.name().equals(user))
                                .flatMap(one -> one.created().stream())
                                .findFirst());
    }

    /// A password is not older than its login profile, and is overdue only by the policy.
    private boolean passwordDatesAgree(String user) {
        CredentialReport.Row row = rows().get(user);
        Optional<Instant> made =
                known(ReadKey.LOGIN_PROFILES.of(user))
                        .flatMap(p -> p)
                        .flatMap(LoginProfile::created);
        if (row == null || !flag(row, Column.PASSWORD_ENABLED).equals(Optional.of(true))) {
            return true;
        }
        Optional<Instant> changed = date(row, Column.PASSWORD_LAST_CHANGED);
        Optional<Instant> next = date(row, Column.PASSWORD_NEXT_ROTATION);
        Optional<Optional<Integer>> expiry =
                known(ReadKey.PASSWORD_POLICY).map(p -> p.flatMap(PasswordPolicy::maxAgeDays));
        boolean ofThisPassword =
                made.isEmpty() || changed.filter(date -> date.isBefore(made.get())).isEmpty();
        boolean byPolicy =
                next.isEmpty()
                        || expiry.isEmpty()
                        || expiry.get()
                                .flatMap(days ->
                                        changed.map(date -> date.plus(Duration.ofDays(days))))
                                .filter(due -> !due.isAfter(next.get()))
                                .isPresent();
        return ofThisPassword && byPolicy;
    }

    private Stream<Instant> dates(String user) {
        return Stream.of(
                        known(ReadKey.ACCESS_KEYS.of(user)).stream()
                                .flatMap(List::stream)
                                .map(AccessKey::created),
                        known(ReadKey.LOGIN_PROFILES.of(user)).stream()
                                .flatMap(Optional::stream)
                                .map(LoginProfile::created),
                        known(ReadKey.SSH_PUBLIC_KEYS.of(user)).stream()
                                .flatMap(List::stream)
                                .map(SshPublicKey::uploaded),
                        known(ReadKey.SIGNING_CERTIFICATES.of(user)).stream()
                                .flatMap(List::stream)
                                .map(SigningCertificate::uploaded),
                        known(ReadKey.SERVICE_CREDENTIALS).stream()
                                .flatMap(List::stream)
                                .filter(one -> one.user().equals(user))
                                .map(ServiceCredential::created),
                        known(ReadKey.USERS).stream()
                                .flatMap(List::stream)
                                .filter(one -> one.name().equals(user))
                                .map(ListedUser::passwordLastUsed),
                        Stream.ofNullable(rows().get(user))
                                .flatMap(row -> row.cells().entrySet().stream())
                                .filter(cell -> cell.getKey().type() == CredentialReport.Type.DATE)
                                .map(cell -> AwsDate.inReport(cell.getValue())))
                .flatMap(dates -> dates)
                .flatMap(Optional::stream);
    }

    private boolean rootAgrees() {
        Optional<List<MfaDevice>> devices = known(ReadKey.MFA_DEVICES.of(Root.NAME));
        Optional<List<AccessKey>> keys = known(ReadKey.ACCESS_KEYS.of(Root.NAME));
        boolean assigned =
                known(ReadKey.VIRTUAL_MFA_DEVICES).stream()
                        .flatMap(List::stream)
                        .anyMatch(VirtualMfaDevice::isRoots);
        Optional<Boolean> mfa = counted("AccountMFAEnabled");
        Optional<Boolean> key = counted("AccountAccessKeysPresent");
        return devicesAgree(Root.NAME)
                && !(assigned && mfa.equals(Optional.of(false)))
                && (mfa.isEmpty() || devices.isEmpty() || mfa.get() != devices.get().isEmpty())
                // AWS does not say whether its count includes inactive keys.
                && !(key.equals(Optional.of(true)) && keys.filter(List::isEmpty).isPresent())
                && !(key.equals(Optional.of(false))
                        && keys.filter(all -> all.stream().anyMatch(AccessKey::active))
                                .isPresent());
    }

    private Optional<Boolean> counted(String name) {
        return known(ReadKey.SUMMARY)
                .flatMap((AccountSummary summary) -> summary.count(name))
                .map(count -> count > 0);
    }

    private boolean organizationAgrees() {
        boolean outside = known(ReadKey.ORGANIZATION).filter(Optional::isEmpty).isPresent();
        return !outside
                || known(ReadKey.ORGANIZATION_FEATURES).filter(Optional::isPresent).isEmpty();
    }

    private boolean agrees(CredentialReport.Row row) {
        String user = row.user();
        if (user.equals(Root.NAME)) {
            return isSame(counted("AccountMFAEnabled"), flag(row, Column.MFA_ACTIVE))
                    && isSame(
                            known(ReadKey.MFA_DEVICES.of(user)).map(all -> !all.isEmpty()),
                            flag(row, Column.MFA_ACTIVE))
                    && isSame(
                            counted("AccountAccessKeysPresent"), Optional.of(count(row, true) > 0))
                    && isSame(
                            known(ReadKey.ACCESS_KEYS.of(user)).map(all -> !all.isEmpty()),
                            Optional.of(count(row, true) + count(row, false) > 0))
                    && isSame(
                            counted("AccountSigningCertificatesPresent"),
                            Optional.of(certificates(row) > 0))
                    && isSame(counted("AccountPasswordPresent"), flag(row, Column.PASSWORD_ENABLED))
                    && isSame(
                            known(ReadKey.ROOT_USER).map(RootUser::passwordLastUsed),
                            Optional.of(date(row, Column.PASSWORD_LAST_USED)));
        }
        return isSame(
                        known(ReadKey.LOGIN_PROFILES.of(user)).map(Optional::isPresent),
                        flag(row, Column.PASSWORD_ENABLED))
                && isSame(
                        known(ReadKey.MFA_DEVICES.of(user)).map(all -> !all.isEmpty()),
                        flag(row, Column.MFA_ACTIVE))
                && keysAgree(row, true)
                && keysAgree(row, false)
                && isSame(
                        known(ReadKey.SIGNING_CERTIFICATES.of(user))
                                .map(all ->
                                        all.stream().filter(SigningCertificate::active).count()),
                        Optional.of(certificates(row)))
                && isSame(
                        known(ReadKey.USERS)
                                .flatMap(all ->
                                        all.stream()
                                                .filter(one -> one.name().equals(user))
                                                .findFirst())
                                .map(ListedUser::passwordLastUsed),
                        Optional.of(date(row, Column.PASSWORD_LAST_USED)));
    }

    private static <T> boolean isSame(Optional<T> live, Optional<T> reported) {
        return live.isEmpty() || reported.isEmpty() || live.equals(reported);
    }

    /// As many keys as slots, none made after its slot was rotated, and with the same last uses.
    private boolean keysAgree(CredentialReport.Row row, boolean active) {
        Optional<List<AccessKey>> read = known(ReadKey.ACCESS_KEYS.of(row.user()));
        if (read.isEmpty()) {
            return true;
        }
        List<AccessKey> keys = read.get().stream().filter(key -> key.active() == active).toList();
        List<Instant> created =
                keys.stream().flatMap(key -> key.created().stream()).sorted().toList();
        List<Instant> rotated =
                slots(row, active)
                        .flatMap(slot -> date(row, slot.lastRotated()).stream())
                        .sorted()
                        .toList();
        List<Instant> used =
                keys.stream()
                        .flatMap(key -> key.lastUsed().stream())
                        .flatMap(use -> use.date().stream())
                        .sorted()
                        .toList();
        List<Instant> reported =
                slots(row, active)
                        .flatMap(slot -> date(row, slot.lastUsed()).stream())
                        .sorted()
                        .toList();
        return keys.size() == count(row, active)
                && IntStream.range(0, Math.min(created.size(), rotated.size()))
                        .noneMatch(i -> created.get(i).isAfter(rotated.get(i)))
                && (keys.stream().anyMatch(key -> key.lastUsed().isEmpty())
                        || used.equals(reported));
    }

    /// The columns of an access key.
    private record Slot(Column active, Column lastRotated, Column lastUsed) {}

    private static final List<Slot> SLOTS =
            List.of(
                    new Slot(
                            Column.ACCESS_KEY_1_ACTIVE,
                            Column.ACCESS_KEY_1_LAST_ROTATED,
                            Column.ACCESS_KEY_1_LAST_USED_DATE),
                    new Slot(
                            Column.ACCESS_KEY_2_ACTIVE,
                            Column.ACCESS_KEY_2_LAST_ROTATED,
                            Column.ACCESS_KEY_2_LAST_USED_DATE));

    private static Stream<Slot> slots(CredentialReport.Row row, boolean active) {
        return SLOTS.stream()
                .filter(slot -> flag(row, slot.active()).orElse(false) == active)
                .filter(slot -> active || date(row, slot.lastRotated()).isPresent());
    }

    private static long count(CredentialReport.Row row, boolean active) {
        return slots(row, active).count();
    }

    private static long certificates(CredentialReport.Row row) {
        return Stream.of(Column.CERT_1_ACTIVE, Column.CERT_2_ACTIVE)
                .filter(column -> flag(row, column).orElse(false))
                .count();
    }

    private static Optional<Boolean> flag(CredentialReport.Row row, Column column) {
        return switch (row.cells().getOrDefault(column, "")) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<Instant> date(CredentialReport.Row row, Column column) {
        return AwsDate.inReport(row.cells().getOrDefault(column, ""));
    }
}
