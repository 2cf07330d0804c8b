package dev.lockstep.account;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is known of one user, joined from all answers; live ones win over the credential report.
public final class UserReads {
    private final AccountSnapshot snapshot;
    private final Answers answers;
    private final User user;
    private final Read<CredentialReport.Row> row;
    private @Nullable KeyJoin keyJoin;
    private @Nullable Read<Instant> passwordChanged;

    UserReads(AccountSnapshot snapshot, Answers answers, User user) {
        this.snapshot = snapshot;
        this.answers = answers;
        this.user = user;
        this.row = snapshot.reportRow(user.name());
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
                            .orElseGet(() ->
                                    listedCreation()
                                            .orElse(
                                                    reportedDate(
                                                            Column.USER_CREATION_TIME,
                                                            "creation")));
            case Read.Missing<List<User>> missing -> missing.as();
        };
    }

    private Read<Instant> listedCreation() {
        return switch (snapshot.listed(name())) {
            case Read.Known<Optional<ListedUser>>(var listed, var source) ->
                    listed.flatMap(ListedUser::created)
                            .map(date -> Read.known(date, source))
                            .orElseGet(() ->
                                    Read.notAsked(
                                            ReadKey.USERS,
                                            "the user's creation date was not collected"));
            case Read.Missing<Optional<ListedUser>> missing -> missing.as();
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
        return live.orElse(() ->
                older(
                        reportedFlag(Column.PASSWORD_ENABLED),
                        ReadKey.LOGIN_PROFILES.of(user.name())));
    }

    /// The login profile, live; empty: no password.
    public Read<Optional<LoginProfile>> loginProfile() {
        return answers.get(ReadKey.LOGIN_PROFILES.of(user.name()));
    }

    /// When the password was last used (UTC), empty: never. From ListUsers if it names the user,
    /// else from the report.
    public Read<Optional<Instant>> passwordLastUsed() {
        Read<Optional<Instant>> live =
                switch (snapshot.listed(user.name())) {
                    case Read.Known<Optional<ListedUser>>(var listed, var source) ->
                            listed.map(one -> Read.known(one.passwordLastUsed(), source))
                                    .orElseGet(() ->
                                            Read.notAsked(
                                                    ReadKey.USERS,
                                                    "ListUsers does not name this user"));
                    case Read.Missing<Optional<ListedUser>> missing -> missing.as();
                };
        return live.orElse(
                () -> older(reportedOptionalDate(Column.PASSWORD_LAST_USED), ReadKey.USERS));
    }

    /// When the password was last changed (UTC): the login profile's own date where the report
    /// cannot have seen this password, else the report's. AWS offers nothing fresher.
    public Read<Instant> passwordChanged() {
        Read<Instant> changed = passwordChanged;
        if (changed == null) {
            changed = findPasswordChanged();
            passwordChanged = changed;
        }
        return changed;
    }

    private Read<Instant> findPasswordChanged() {
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
        return loginProfileMade().or(() -> created().found());
    }

    /// When the user got the present login profile (UTC), if that was read.
    public Optional<Instant> loginProfileMade() {
        return loginProfile().found().flatMap(profile -> profile.flatMap(LoginProfile::created));
    }

    /// The date of a login profile that the report cannot have seen: it was made after the report's
    /// GeneratedTime (where that was not kept: after the change that the report shows), or the
    /// report shows no password.
    private Optional<Instant> passwordMadeAfterReport() {
        return snapshot.credentialReport()
                .found()
                .flatMap(report -> loginProfileMade().filter(made -> isUnseen(made, report)));
    }

    private boolean isUnseen(Instant made, CredentialReport report) {
        if (reportedFlag(Column.PASSWORD_ENABLED).found().equals(Optional.of(false))) {
            return true;
        }
        return report.generated()
                .or(() ->
                        reportedOptionalDate(Column.PASSWORD_LAST_CHANGED)
                                .found()
                                .flatMap(date -> date))
                .filter(made::isAfter)
                .isPresent();
    }

    /// Whether any MFA device is on: the user's own list if it was read; else a virtual device that
    /// is assigned to the user proves it; else the report.
    public Read<Boolean> hasMfa() {
        Read<Boolean> live = ownMfaDevices().map(devices -> !devices.isEmpty());
        return live.orElse(this::provenMfa).orElse(this::reportedMfa);
    }

    /// MFA by the report is in doubt where the live list shows no virtual device of the user: it
    /// may be of another kind, or gone.
    private Read<Boolean> reportedMfa() {
        ReadKey<?> devices = ReadKey.MFA_DEVICES.of(user.name());
        return switch (reportedFlag(Column.MFA_ACTIVE)) {
            case Read.Known<Boolean>(Boolean on, var report) ->
                    Read.known(on, report)
                            .settledBy(
                                    on && assignedVirtualDevices().isKnown()
                                            ? LiveRead.inDoubt(devices, report)
                                            : LiveRead.older(devices, report));
            case Read.Missing<Boolean> missing -> missing;
        };
    }

    /// A virtual device that is assigned to the user proves MFA; that there is none proves nothing.
    private Read<Boolean> provenMfa() {
        return switch (assignedVirtualDevices()) {
            case Read.Known<List<MfaDevice>>(var devices, var source) when !devices.isEmpty() ->
                    Read.known(true, source);
            case Read.Known<List<MfaDevice>> _ ->
                    Read.notAsked(
                            ReadKey.MFA_DEVICES.of(user.name()),
                            "the user's MFA devices were not collected");
            case Read.Missing<List<MfaDevice>> missing -> missing.as();
        };
    }

    /// The MFA devices with their kinds: the user's own list, else the virtual devices that are
    /// assigned to the user; not known where only the report says that MFA is on.
    public Read<List<MfaDevice>> mfaDevices() {
        Read<List<MfaDevice>> own = ownMfaDevices();
        return own.isKnown()
                ? own
                : own.orElse(this::virtualMfaDevices)
                        .settledBy(LiveRead.standsIn(ReadKey.MFA_DEVICES.of(user.name())));
    }

    private Read<List<MfaDevice>> virtualMfaDevices() {
        return switch (assignedVirtualDevices()) {
            case Read.Known<List<MfaDevice>>(var devices, var _) when devices.isEmpty() ->
                    Read.notAsked(
                            ReadKey.MFA_DEVICES.of(user.name()),
                            "the kinds of the user's MFA devices were not collected");
            case Read<List<MfaDevice>> other -> other;
        };
    }

    /// The user's own list of MFA devices, of every kind; the list of virtual devices proves
    /// nothing about other kinds.
    public Read<List<MfaDevice>> ownMfaDevices() {
        return answers.get(ReadKey.MFA_DEVICES.of(user.name()));
    }

    private Read<List<MfaDevice>> assignedVirtualDevices() {
        return snapshot.virtualMfaDevicesOf(user)
                .map(devices ->
                        devices.stream()
                                .map(device -> new MfaDevice(device.serial(), device.enabled()))
                                .toList());
    }

    /// The access keys: the user's own list if it was read, else the report's slots.
    public Read<List<UserKey>> keys() {
        return keyJoin().keys();
    }

    /// The user's own list of access keys, the one answer that tells their ids.
    public Read<List<UserKey>> listedKeys() {
        return keyJoin().listed();
    }

    /// The keys that are known to be active, even where it is not known whether they are all.
    public Partly<UserKey> activeKeys() {
        return keyJoin().keys(true);
    }

    /// The keys that are known to be inactive, even where it is not known whether they are all.
    public Partly<UserKey> inactiveKeys() {
        return keyJoin().keys(false);
    }

    /// Every control of keys asks, so the join is kept. Two threads at worst make it twice.
    private KeyJoin keyJoin() {
        KeyJoin join = keyJoin;
        if (join == null) {
            join = new KeyJoin(snapshot, answers, name());
            keyJoin = join;
        }
        return join;
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
        return ownCertificates()
                .orElse(
                        row.flatMap(cells ->
                                settled(ReportSlots.certificates(cells, source()), source())
                                        .whole(source())));
    }

    /// The report shows certificates without their ids and upload dates.
    private Partly<SigningCertificate> settled(Partly<SigningCertificate> shown, Source report) {
        ReadKey<?> list = ReadKey.SIGNING_CERTIFICATES.of(user.name());
        return new Partly<>(
                shown.known(),
                shown.further().map(missing -> missing.settledBy(List.of(LiveRead.standsIn(list)))),
                List.of(
                        shown.known().isEmpty()
                                ? LiveRead.older(list, report)
                                : LiveRead.standsIn(list)));
    }

    /// The signing certificates that are known, even where the report does not show them all.
    public Partly<SigningCertificate> knownCertificates() {
        Read<List<SigningCertificate>> own = ownCertificates();
        if (own instanceof Read.Known<List<SigningCertificate>>(var certificates, var _)) {
            return Partly.all(certificates);
        }
        return switch (row) {
            case Read.Known<CredentialReport.Row>(var cells, var source) ->
                    settled(ReportSlots.certificates(cells, source), source);
            case Read.Missing<CredentialReport.Row> missing ->
                    new Partly<>(
                            List.of(),
                            Optional.of(
                                    own instanceof Read.Missing<?> mine && mine.isIncomplete()
                                            ? mine
                                            : missing.settledBy(
                                                    List.of(
                                                            LiveRead.standsIn(
                                                                    ReadKey.SIGNING_CERTIFICATES.of(
                                                                            user.name()))))));
        };
    }

    /// Whether the certificates' ids are known: the user's own list was read.
    public boolean signingCertificatesAreListed() {
        return ownCertificates().isKnown();
    }

    private Read<List<SigningCertificate>> ownCertificates() {
        return answers.get(ReadKey.SIGNING_CERTIFICATES.of(user.name()));
    }

    private Read<Boolean> reportedFlag(Column column) {
        return row.flatMap(cells -> cells.flag(column, source()))
                .flatMap(flag ->
                        flag.map(value -> Read.known(value, source()))
                                .orElseGet(() -> unsaid(column.title())));
    }

    private Read<Optional<Instant>> reportedOptionalDate(Column column) {
        return row.flatMap(cells -> cells.date(column, source()));
    }

    private Read<Instant> reportedDate(Column column, String what) {
        return reportedOptionalDate(column)
                .flatMap(date ->
                        date.map(value -> Read.known(value, source()))
                                .orElseGet(() -> unsaid(what)));
    }

    /// What the report says, where a live read would say it better.
    private <T> Read<T> older(Read<T> reported, ReadKey<?> kind) {
        return switch (reported) {
            case Read.Known<T> known -> known.settledBy(LiveRead.older(kind, known.source()));
            case Read.Missing<T> missing -> missing;
        };
    }

    private Source source() {
        return snapshot.reportSource();
    }

    private static <T> Read<T> unsaid(String what) {
        return Read.notAsked(
                ReadKey.CREDENTIAL_REPORT, "the credential report does not say: " + what);
    }
}
