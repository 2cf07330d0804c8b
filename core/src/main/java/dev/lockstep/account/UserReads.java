package dev.lockstep.account;

import dev.lockstep.account.CredentialReport.Column;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is known of one user, joined from all answers; live ones win over the credential report.
public final class UserReads {
    private final AccountSnapshot snapshot;
    private final Answers answers;
    private final User user;

    UserReads(AccountSnapshot snapshot, Answers answers, User user) {
        this.snapshot = snapshot;
        this.answers = answers;
        this.user = user;
    }

    public String name() {
        return user.name();
    }

    public Optional<String> arn() {
        return user.arn();
    }

    /// When the user was made (UTC).
    public Read<Instant> created() {
        return switch (snapshot.users()) {
            case Read.Known<List<User>>(var _, var source) ->
                    user.created()
                            .map(date -> Read.known(date, source))
                            .orElseGet(() -> reportedDate(Column.USER_CREATION_TIME, "creation"));
            case Read.Missing<List<User>> missing -> missing.as();
        };
    }

    /// The user with its groups, policies, boundary and tags (its credentials apart); known only
    /// from the authorization details.
    public Read<User> details() {
        return snapshot.detailedUsers().map(_ -> user);
    }

    /// Whether there is a console password: the login profile if it was read, else the report.
    public Read<Boolean> hasPassword() {
        Read<Boolean> live = loginProfile().map(Optional::isPresent);
        return live.orElse(reportedFlag(Column.PASSWORD_ENABLED));
    }

    /// The login profile, live; empty: no password.
    public Read<Optional<LoginProfile>> loginProfile() {
        return answers.get(ReadKey.LOGIN_PROFILES.of(user.name()));
    }

    /// When the password was last used (UTC), empty: never. From ListUsers if it names the user,
    /// else from the report.
    public Read<Optional<Instant>> passwordLastUsed() {
        Read<Optional<Instant>> live =
                switch (snapshot.isListed(user.name())) {
                    case Read.Known<Boolean>(Boolean listed, var source) ->
                            listed
                                    ? Read.known(user.passwordLastUsed(), source)
                                    : Read.notAsked(
                                            ReadKey.USERS, "ListUsers does not name this user");
                    case Read.Missing<Boolean> missing -> missing.as();
                };
        return live.orElse(reportedOptionalDate(Column.PASSWORD_LAST_USED));
    }

    /// When the password was last changed (UTC): the login profile's own date where the password is
    /// younger than the report, else the report's. AWS offers nothing fresher.
    public Read<Instant> passwordChanged() {
        Optional<Instant> made = passwordMadeAfterReport();
        return made.isPresent()
                ? loginProfile().map(_ -> made.get())
                : reportedDate(Column.PASSWORD_LAST_CHANGED, "date of the last password change");
    }

    /// When the password must be changed (UTC), empty: never, or the report does not say. Known
    /// only from the report, and only of the password that the report saw.
    public Read<Optional<Instant>> passwordNextRotation() {
        return passwordMadeAfterReport().isPresent()
                ? loginProfile().map(_ -> Optional.empty())
                : reportedOptionalDate(Column.PASSWORD_NEXT_ROTATION);
    }

    /// The earliest time (UTC) at which the present password can have been set, if any answer tells
    /// one: a password is not older than its login profile, nor than its user.
    public Optional<Instant> passwordNotBefore() {
        return loginProfile()
                .found()
                .flatMap(profile -> profile.flatMap(LoginProfile::created))
                .or(() -> created().found());
    }

    /// The date of a login profile that is younger than the report: made after its GeneratedTime,
    /// or after the change that the report shows, or where the report shows no password.
    private Optional<Instant> passwordMadeAfterReport() {
        Optional<Instant> made =
                loginProfile().found().flatMap(profile -> profile.flatMap(LoginProfile::created));
        if (made.isEmpty() || !snapshot.credentialReport().isKnown()) {
            return Optional.empty();
        }
        Optional<Instant> generated =
                snapshot.credentialReport().found().flatMap(CredentialReport::generated);
        boolean afterReport = generated.filter(made.get()::isAfter).isPresent();
        boolean afterChange =
                reportedOptionalDate(Column.PASSWORD_LAST_CHANGED)
                        .found()
                        .flatMap(date -> date)
                        .filter(made.get()::isAfter)
                        .isPresent();
        boolean unseen =
                reportedFlag(Column.PASSWORD_ENABLED)
                        .found()
                        .filter(enabled -> !enabled)
                        .isPresent();
        return afterReport || afterChange || unseen ? made : Optional.empty();
    }

    /// Whether any MFA device is on: the user's own list if it was read; else a virtual device that
    /// is assigned to the user proves it; else the report.
    public Read<Boolean> hasMfa() {
        Read<Boolean> live = ownMfaDevices().map(devices -> !devices.isEmpty());
        Read<Boolean> proof =
                switch (assignedVirtualDevices()) {
                    case Read.Known<List<MfaDevice>>(var devices, var source)
                            when !devices.isEmpty() ->
                            Read.known(true, source);
                    case Read.Known<List<MfaDevice>> _ ->
                            Read.notAsked(
                                    ReadKey.MFA_DEVICES.of(user.name()),
                                    "the user's MFA devices were not collected");
                    case Read.Missing<List<MfaDevice>> missing -> missing.as();
                };
        return live.orElse(proof).orElse(reportedFlag(Column.MFA_ACTIVE));
    }

    /// The MFA devices with their kinds: the user's own list, else the virtual devices that are
    /// assigned to the user; not known where only the report says that MFA is on.
    public Read<List<MfaDevice>> mfaDevices() {
        Read<List<MfaDevice>> virtual =
                switch (assignedVirtualDevices()) {
                    case Read.Known<List<MfaDevice>>(var devices, var _) when devices.isEmpty() ->
                            Read.notAsked(
                                    ReadKey.MFA_DEVICES.of(user.name()),
                                    "the kinds of the user's MFA devices were not collected");
                    case Read<List<MfaDevice>> other -> other;
                };
        return ownMfaDevices().orElse(virtual);
    }

    private Read<List<MfaDevice>> ownMfaDevices() {
        return answers.get(ReadKey.MFA_DEVICES.of(user.name()));
    }

    private Read<List<MfaDevice>> assignedVirtualDevices() {
        return snapshot.virtualMfaDevices()
                .map(devices ->
                        devices.stream()
                                .filter(device -> device.isAssignedTo(user))
                                .map(device -> new MfaDevice(device.serial(), device.enabled()))
                                .toList());
    }

    /// The access keys: the user's own list if it was read, else the report's slots.
    public Read<List<UserKey>> keys() {
        return new KeyJoin(snapshot, answers, user).keys();
    }

    /// SSH public keys, if they were read.
    public Read<List<SshPublicKey>> sshPublicKeys() {
        return answers.get(ReadKey.SSH_PUBLIC_KEYS.of(user.name()));
    }

    public Read<List<ServiceCredential>> serviceCredentials() {
        return snapshot.serviceCredentials().map(_ -> user.serviceCredentials());
    }

    /// Signing certificates: the user's own list if it was read, else the report's columns. The
    /// report's last_rotated stands in for the date, and its slot for the id.
    public Read<List<SigningCertificate>> signingCertificates() {
        return answers.get(ReadKey.SIGNING_CERTIFICATES.of(user.name()))
                .orElse(
                        snapshot.reportRow(user.name())
                                .flatMap(row -> KeyJoin.certificates(row, source())));
    }

    private Read<Boolean> reportedFlag(Column column) {
        return snapshot.reportRow(user.name())
                .flatMap(row -> row.flag(column, source()))
                .flatMap(flag ->
                        flag.map(value -> Read.known(value, source()))
                                .orElseGet(() -> unsaid(column.title())));
    }

    private Read<Optional<Instant>> reportedOptionalDate(Column column) {
        return snapshot.reportRow(user.name()).flatMap(row -> row.date(column, source()));
    }

    private Read<Instant> reportedDate(Column column, String what) {
        return reportedOptionalDate(column)
                .flatMap(date ->
                        date.map(value -> Read.known(value, source()))
                                .orElseGet(() -> unsaid(what)));
    }

    private Source source() {
        return ((Read.Known<CredentialReport>) snapshot.credentialReport()).source();
    }

    private static <T> Read<T> unsaid(String what) {
        return Read.notAsked(
                ReadKey.CREDENTIAL_REPORT, "the credential report does not say: " + what);
    }
}
