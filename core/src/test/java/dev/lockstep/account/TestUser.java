package dev.lockstep.account;

import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SigningCertificate;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A user of a [TestAccount]: what is true of it, from which the answers of every call are made.
/// Ages are whole days before [TestAccount#NOW].
public final class TestUser {
    final String name;
    Instant created = TestAccount.daysAgo(400);
    final List<String> groups = new ArrayList<>();
    final List<AttachedPolicy> attached = new ArrayList<>();
    final List<InlinePolicy> inline = new ArrayList<>();
    Optional<AttachedPolicy> boundary = Optional.empty();
    boolean password;
    boolean mustChangePassword;
    Instant passwordCreated = created;
    Instant passwordChanged = created;
    Optional<Instant> passwordLastUsed = Optional.empty();
    Optional<Instant> nextRotation = Optional.empty();
    final List<MfaDevice> devices = new ArrayList<>();
    final List<Key> keys = new ArrayList<>();
    final List<SshPublicKey> sshKeys = new ArrayList<>();
    final List<ServiceCredential> serviceCredentials = new ArrayList<>();
    final List<SigningCertificate> certificates = new ArrayList<>();

    TestUser(String name) {
        this.name = name;
    }

    record Key(
            String id,
            boolean active,
            Instant created,
            Instant rotated,
            Optional<Instant> lastUsed) {}

    public TestUser createdDaysAgo(long days) {
        created = TestAccount.daysAgo(days);
        passwordCreated = created;
        passwordChanged = created;
        return this;
    }

    public TestUser inGroup(String group) {
        groups.add(group);
        return this;
    }

    public TestUser attached(String policyName) {
        attached.add(TestAccount.awsPolicy(policyName));
        return this;
    }

    public TestUser inlinePolicy(String policyName, String json) {
        inline.add(new InlinePolicy(policyName, PolicyDocument.parse(json)));
        return this;
    }

    public TestUser attachedOwn(String policyName) {
        attached.add(TestAccount.ownPolicy(policyName));
        return this;
    }

    public TestUser boundary(AttachedPolicy policy) {
        boundary = Optional.of(policy);
        return this;
    }

    public TestUser boundary(String policyName) {
        boundary = Optional.of(TestAccount.awsPolicy(policyName));
        return this;
    }

    /// A console password that was made and last changed so many days ago, and never used.
    public TestUser passwordChangedDaysAgo(long days) {
        password = true;
        passwordChanged = TestAccount.daysAgo(days);
        passwordCreated = passwordChanged;
        return this;
    }

    /// A first password that was given so many days ago, which AWS asks to be changed.
    public TestUser firstPassword(long days) {
        mustChangePassword = true;
        return passwordChangedDaysAgo(days);
    }

    public TestUser passwordUsedDaysAgo(long days) {
        password = true;
        passwordLastUsed = Optional.of(TestAccount.daysAgo(days));
        return this;
    }

    public TestUser passwordNextRotation(Instant when) {
        nextRotation = Optional.of(when);
        return this;
    }

    public TestUser virtualMfa() {
        return mfa("arn:aws:iam::" + TestAccount.ID + ":mfa/" + name);
    }

    /// Any MFA device, by its serial.
    public TestUser mfa(String serial) {
        devices.add(new MfaDevice(serial, Optional.of(TestAccount.daysAgo(100))));
        return this;
    }

    public TestUser activeKey(String id, long ageDays, long usedDaysAgo) {
        return key(id, true, ageDays, ageDays, Optional.of(usedDaysAgo));
    }

    public TestUser activeUnusedKey(String id, long ageDays) {
        return key(id, true, ageDays, ageDays, Optional.empty());
    }

    /// A key that was made so many days ago and made inactive so many days ago.
    public TestUser inactiveKey(String id, long ageDays, long inactiveDays) {
        return key(id, false, ageDays, inactiveDays, Optional.empty());
    }

    public TestUser key(
            String id, boolean active, long ageDays, long rotatedDays, Optional<Long> usedDays) {
        keys.add(
                new Key(
                        id,
                        active,
                        TestAccount.daysAgo(ageDays),
                        TestAccount.daysAgo(rotatedDays),
                        usedDays.map(TestAccount::daysAgo)));
        return this;
    }

    public TestUser sshKey(String id, boolean active, long ageDays) {
        sshKeys.add(new SshPublicKey(id, active, Optional.of(TestAccount.daysAgo(ageDays))));
        return this;
    }

    public TestUser serviceCredential(
            String id, String service, String status, long ageDays, Optional<Instant> expires) {
        serviceCredentials.add(
                new ServiceCredential(
                        id,
                        name,
                        service,
                        status,
                        Optional.of(TestAccount.daysAgo(ageDays)),
                        expires));
        return this;
    }

    public TestUser signingCertificate(String id, boolean active, long ageDays) {
        certificates.add(
                new SigningCertificate(id, active, Optional.of(TestAccount.daysAgo(ageDays))));
        return this;
    }

    String arn() {
        return "arn:aws:iam::" + TestAccount.ID + ":user/" + name;
    }

    User details() {
        return User.named(
                        name,
                        Optional.of(arn()),
                        Optional.of("AIDA" + name.toUpperCase(java.util.Locale.ROOT)),
                        "/",
                        Optional.of(created))
                .withRights(groups, attached, inline, boundary, Map.of());
    }

    ListedUser listed() {
        return new ListedUser(
                name,
                Optional.of(arn()),
                Optional.of("AIDA" + name.toUpperCase(java.util.Locale.ROOT)),
                Optional.of("/"),
                Optional.of(created),
                passwordLastUsed);
    }

    List<AccessKey> accessKeys() {
        return keys.stream()
                .map(key ->
                        new AccessKey(
                                key.id(),
                                key.active(),
                                Optional.of(key.created()),
                                Optional.of(
                                        new AccessKey.LastUsed(
                                                key.lastUsed(),
                                                key.lastUsed().map(_ -> "s3"),
                                                key.lastUsed().map(_ -> "eu-west-1")))))
                .toList();
    }

    List<VirtualMfaDevice> virtualDevices() {
        return devices.stream()
                .filter(device -> device.kind() == MfaDevice.Kind.VIRTUAL)
                .map(device ->
                        new VirtualMfaDevice(
                                device.serial(),
                                Optional.of(arn()),
                                Optional.of(name),
                                device.enabled()))
                .toList();
    }

    CredentialReport.Row row() {
        var cells = new EnumMap<Column, String>(Column.class);
        cells.put(Column.USER, name);
        cells.put(Column.ARN, arn());
        cells.put(Column.USER_CREATION_TIME, created.toString());
        cells.put(Column.PASSWORD_ENABLED, Boolean.toString(password));
        cells.put(
                Column.PASSWORD_LAST_USED,
                password ? date(passwordLastUsed, "no_information") : "N/A");
        cells.put(Column.PASSWORD_LAST_CHANGED, password ? passwordChanged.toString() : "N/A");
        cells.put(Column.PASSWORD_NEXT_ROTATION, date(nextRotation, "N/A"));
        cells.put(Column.MFA_ACTIVE, Boolean.toString(!devices.isEmpty()));
        for (var slot : CredentialReport.Slot.BOTH) {
            int index = slot.number() - 1;
            Optional<Key> key =
                    index < keys.size() ? Optional.of(keys.get(index)) : Optional.empty();
            cells.put(slot.active, Boolean.toString(key.filter(Key::active).isPresent()));
            cells.put(slot.lastRotated, date(key.map(Key::rotated), "N/A"));
            cells.put(slot.lastUsedDate, date(key.flatMap(Key::lastUsed), "N/A"));
            cells.put(
                    slot.lastUsedRegion,
                    key.flatMap(Key::lastUsed).map(_ -> "eu-west-1").orElse("N/A"));
            cells.put(
                    slot.lastUsedService, key.flatMap(Key::lastUsed).map(_ -> "s3").orElse("N/A"));
        }
        Column[][] certificateColumns = {
            {Column.CERT_1_ACTIVE, Column.CERT_1_LAST_ROTATED},
            {Column.CERT_2_ACTIVE, Column.CERT_2_LAST_ROTATED}
        };
        for (int i = 0; i < certificateColumns.length; i++) {
            Optional<SigningCertificate> one =
                    i < certificates.size() ? Optional.of(certificates.get(i)) : Optional.empty();
            cells.put(
                    certificateColumns[i][0],
                    Boolean.toString(one.filter(SigningCertificate::active).isPresent()));
            cells.put(
                    certificateColumns[i][1],
                    date(one.flatMap(SigningCertificate::uploaded), "N/A"));
        }
        return new CredentialReport.Row(name, cells);
    }

    private static String date(Optional<Instant> when, String otherwise) {
        return when.map(Instant::toString).orElse(otherwise);
    }
}
