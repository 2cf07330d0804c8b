package dev.lockstep.practice.shape;

import dev.lockstep.account.User;
import dev.lockstep.account.credentials.AccessKey;
import dev.lockstep.account.credentials.LoginProfile;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.ServiceCredential;
import dev.lockstep.account.credentials.SshPublicKey;
import dev.lockstep.account.policies.AttachedPolicy;
import dev.lockstep.account.policies.InlinePolicy;
import dev.lockstep.policy.PolicyDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A user in the making. Days are days ago.
final class UserSketch {
    private final Sketch account;
    private final String name;
    private final Instant created;
    private final String id;
    private final List<String> groups = new ArrayList<>();
    private final List<AttachedPolicy> attached = new ArrayList<>();
    private final List<InlinePolicy> inline = new ArrayList<>();
    private Optional<LoginProfile> password = Optional.empty();
    private Optional<Instant> passwordUsed = Optional.empty();
    private final List<AccessKey> keys = new ArrayList<>();
    private final List<MfaDevice> devices = new ArrayList<>();
    private final List<SshPublicKey> sshKeys = new ArrayList<>();
    private final List<ServiceCredential> credentials = new ArrayList<>();

    UserSketch(Sketch account, String name, int days) {
        this.account = account;
        this.name = name;
        this.created = account.daysAgo(days);
        this.id = account.dice.id("AIDA");
    }

    UserSketch in(String... names) {
        groups.addAll(List.of(names));
        return this;
    }

    UserSketch attached(AttachedPolicy... policies) {
        attached.addAll(List.of(policies));
        return this;
    }

    UserSketch inline(String policy, String document) {
        inline.add(new InlinePolicy(policy, PolicyDocument.parse(document)));
        return this;
    }

    /// A password that came with the user.
    UserSketch password(int changedDays, int usedDays) {
        passwordUsed = Optional.of(account.daysAgo(usedDays));
        return unusedPassword(changedDays);
    }

    /// A password that nobody has signed in with.
    UserSketch unusedPassword(int changedDays) {
        password =
                Optional.of(
                        new LoginProfile(
                                Optional.of(created),
                                false,
                                Optional.of(account.daysAgo(changedDays))));
        account.password(name);
        return this;
    }

    UserSketch virtualMfa(int days) {
        devices.add(account.virtualDevice(name, Optional.of(arn()), Optional.of(name), days));
        return this;
    }

    UserSketch device(MfaDevice device) {
        devices.add(device);
        return this;
    }

    UserSketch key(int days, int usedDays, String service) {
        keys.add(account.key(days, Optional.of(account.used(usedDays, service)), Optional.empty()));
        return this;
    }

    UserSketch unusedKey(int days) {
        keys.add(account.key(days, Optional.empty(), Optional.empty()));
        return this;
    }

    UserSketch inactiveKey(int days, int inactiveDays) {
        keys.add(
                account.key(
                        days,
                        Optional.of(account.used(inactiveDays + 3, "s3")),
                        Optional.of(inactiveDays)));
        return this;
    }

    UserSketch sshKey(int days) {
        sshKeys.add(
                new SshPublicKey(
                        account.dice.id("APKA"), true, Optional.of(account.daysAgo(days))));
        return this;
    }

    UserSketch codeCommitPassword(int days) {
        credentials.add(
                new ServiceCredential(
                        account.dice.id("ACCA"),
                        name,
                        "codecommit.amazonaws.com",
                        "Active",
                        Optional.of(account.daysAgo(days)),
                        Optional.empty()));
        return this;
    }

    String firstKey() {
        return keys.getFirst().id();
    }

    String arn() {
        return account.iam("user/" + name);
    }

    User made() {
        return User.named(name, Optional.of(arn()), Optional.of(id), "/", Optional.of(created))
                .withRights(groups, attached, inline, Optional.empty(), Map.of())
                .withCredentials(
                        password, passwordUsed, keys, devices, sshKeys, credentials, List.of());
    }
}
