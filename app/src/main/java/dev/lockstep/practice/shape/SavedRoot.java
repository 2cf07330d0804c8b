package dev.lockstep.practice.shape;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.Read;
import dev.lockstep.account.Root;
import dev.lockstep.account.RootReads;
import dev.lockstep.account.RootUser;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.SigningCertificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Root as saved answers tell it: by its own lists, by the account summary, by the report.
final class SavedRoot {
    private final RootReads reads;
    private final AccountSnapshot snapshot;
    private final String iam;
    private final Instant taken;
    private final FreshSecrets secrets;

    /// @param iam the start of the ARNs of users, up to the account's colon
    SavedRoot(AccountSnapshot snapshot, String iam, Instant taken, FreshSecrets secrets) {
        this.reads = snapshot.root();
        this.snapshot = snapshot;
        this.iam = iam;
        this.taken = taken;
        this.secrets = secrets;
    }

    Root made() {
        Instant created = date(Column.USER_CREATION_TIME).orElse(taken);
        Optional<Instant> used =
                reads.user()
                        .found()
                        .map(RootUser::passwordLastUsed)
                        .orElseGet(() -> date(Column.PASSWORD_LAST_USED));
        return new Root(
                used,
                keys(),
                devices(created),
                Optional.of(created),
                password(created),
                certificates());
    }

    private Optional<Instant> date(Column column) {
        return reads.reportedDate(column).found().flatMap(date -> date);
    }

    private Optional<Integer> count(String name) {
        return reads.summary(name).found();
    }

    /// Root has a password where nothing says that it has none.
    private Optional<LoginProfile> password(Instant created) {
        boolean has =
                count("AccountPasswordPresent")
                        .map(number -> number > 0)
                        .or(() -> reads.reportedFlag(Column.PASSWORD_ENABLED).found())
                        .orElse(true);
        if (!has) {
            return Optional.empty();
        }
        secrets.password(Root.NAME);
        Instant changed = date(Column.PASSWORD_LAST_CHANGED).orElse(created);
        return Optional.of(new LoginProfile(Optional.of(created), false, Optional.of(changed)));
    }

    /// Root's own list; else the report's slots, as far as the summary, which is live, agrees.
    private List<AccessKey> keys() {
        var made = new SavedKeys(Root.NAME, taken, secrets);
        if (reads.ownKeys() instanceof Read.Known<List<AccessKey>>(var own, var _)) {
            return own.stream()
                    .map(key ->
                            new AccessKey(
                                    secrets.key(key.id(), Root.NAME),
                                    key.active(),
                                    key.created().or(() -> Optional.of(taken)),
                                    key.lastUsed(),
                                    key.statusChanged()))
                    .toList();
        }
        List<ReportSlot> slots = reads.reportedKeys().found().orElse(List.of());
        Optional<Integer> present = count("AccountAccessKeysPresent");
        if (present.filter(number -> number == 0).isPresent()) {
            slots = slots.stream().filter(slot -> !slot.active()).toList();
        }
        boolean unseen = slots.isEmpty() && present.filter(number -> number > 0).isPresent();
        return unseen ? List.of(made.unseen()) : slots.stream().map(made::of).toList();
    }

    private List<MfaDevice> devices(Instant created) {
        if (reads.ownMfaDevices() instanceof Read.Known<List<MfaDevice>>(var own, var _)) {
            return own.stream().map(one -> dated(one, created)).toList();
        }
        List<MfaDevice> virtual =
                reads.virtualMfaDevices().found().orElse(List.of()).stream()
                        .map(one -> dated(new MfaDevice(one.serial(), one.enabled()), created))
                        .toList();
        if (!virtual.isEmpty()) {
            return virtual;
        }
        boolean on =
                count("AccountMFAEnabled")
                        .map(number -> number > 0)
                        .or(() -> reads.reportedFlag(Column.MFA_ACTIVE).found())
                        .orElse(false);
        return on ? List.of(dated(SavedUser.token(iam + Root.NAME), created)) : List.of();
    }

    private static MfaDevice dated(MfaDevice device, Instant created) {
        return new MfaDevice(device.serial(), device.enabled().or(() -> Optional.of(created)));
    }

    private List<SigningCertificate> certificates() {
        boolean first = reads.reportedFlag(Column.CERT_1_ACTIVE).found().orElse(false);
        boolean second = reads.reportedFlag(Column.CERT_2_ACTIVE).found().orElse(false);
        boolean has =
                count("AccountSigningCertificatesPresent")
                        .map(number -> number > 0)
                        .orElse(first || second);
        Instant uploaded =
                date(first ? Column.CERT_1_LAST_ROTATED : Column.CERT_2_LAST_ROTATED).orElse(taken);
        return has
                ? List.of(
                        new SigningCertificate(
                                Derived.text(24, iam + Root.NAME + snapshot.partition()),
                                true,
                                Optional.of(uploaded)))
                : List.of();
    }
}
