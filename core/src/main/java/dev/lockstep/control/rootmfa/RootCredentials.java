package dev.lockstep.control.rootmfa;

import dev.lockstep.account.AccountSnapshot;
import dev.lockstep.account.CredentialReport.Column;
import dev.lockstep.account.Read;
import dev.lockstep.account.RootReads;
import dev.lockstep.account.UserKey.ReportSlot;
import dev.lockstep.account.credentials.MfaDevice;
import dev.lockstep.account.credentials.VirtualMfaDevice;
import dev.lockstep.control.Evidence;
import dev.lockstep.control.Ruling;
import dev.lockstep.control.rootkeys.RootKeys;
import java.util.List;

/// What root can sign in with: how the live summary, root's own lists and its row of the credential
/// report outrank one another.
record RootCredentials(RootReads root) {
    private static final String MFA = "AccountMFAEnabled";
    private static final String PASSWORD = "AccountPasswordPresent";
    private static final String KEYS = "AccountAccessKeysPresent";

    /// Root cannot sign in to AWS GovCloud (US) at all (AWS GovCloud (US) User Guide, "Root user").
    static boolean canExist(AccountSnapshot snapshot) {
        return !snapshot.partition().equals("aws-us-gov");
    }

    static RootCredentials of(AccountSnapshot snapshot) {
        return new RootCredentials(snapshot.root());
    }

    /// Whether root has MFA. One live yes proves it. Then root's own empty list, or the summary,
    /// says no; the report, which may be older, is asked last.
    Ruling mfa() {
        Ruling summary = Ruling.of(root.summary(MFA), enabled -> enabled >= 1);
        Ruling own = Ruling.of(root.ownMfaDevices(), devices -> !devices.isEmpty());
        Ruling virtual = Ruling.of(root.virtualMfaDevices(), devices -> !devices.isEmpty());
        if (Ruling.any(summary, own, virtual).isYes()) {
            return Ruling.yes();
        }
        return own.isNo() ? own : summary.orElse(Ruling.of(root.reportedFlag(Column.MFA_ACTIVE)));
    }

    /// Whether it is proven that root has no password. Not knowing counts as having one.
    boolean hasNoPassword() {
        return password().isNo();
    }

    /// Whether root has a password, as far as anything says so.
    Ruling password() {
        return Ruling.of(root.summary(PASSWORD), present -> present >= 1)
                .orElse(Ruling.of(root.reportedFlag(Column.PASSWORD_ENABLED)));
    }

    /// Whether root has nothing to sign in or to sign requests with: no password, and no key,
    /// active or inactive. A no as long as the password may be there.
    Ruling none() {
        return hasNoPassword() ? RootKeys.any(root).not() : Ruling.no();
    }

    /// What was looked at for MFA.
    Evidence mfaEvidence() {
        Read<Integer> summary = root.summary(MFA);
        Evidence evidence =
                Evidence.NONE
                        .with(MFA, summary)
                        .with(
                                "ListVirtualMFADevices",
                                root.virtualMfaDevices().map(RootCredentials::serials));
        if (root.ownMfaDevices() instanceof Read.Known<List<MfaDevice>> own) {
            evidence = evidence.with("ListMFADevices", own.map(RootCredentials::kinds));
        }
        if (!summary.isKnown()) {
            evidence = evidence.with("mfa_active", root.reportedFlag(Column.MFA_ACTIVE));
        }
        return evidence;
    }

    /// Adds what was looked at for the password and the keys.
    Evidence withCredentials(Evidence evidence) {
        Read<Integer> summary = root.summary(PASSWORD);
        Evidence more = evidence.with(PASSWORD, summary);
        if (!summary.isKnown()) {
            more = more.with("password_enabled", root.reportedFlag(Column.PASSWORD_ENABLED));
        }
        return more.with(KEYS, root.summary(KEYS))
                .with("access_key_N", root.reportedKeys().map(RootCredentials::slots));
    }

    /// Whether nothing but the report says that root has MFA.
    boolean restsOnReport() {
        return !root.summary(MFA).isKnown()
                && !root.ownMfaDevices().isKnown()
                && root.virtualMfaDevices().found().filter(found -> !found.isEmpty()).isEmpty();
    }

    private static List<String> serials(List<VirtualMfaDevice> devices) {
        return devices.stream().map(VirtualMfaDevice::serial).toList();
    }

    private static List<String> kinds(List<MfaDevice> devices) {
        return devices.stream()
                .map(device -> device.serial() + " (" + device.kind().words() + ")")
                .toList();
    }

    private static List<String> slots(List<ReportSlot> slots) {
        return slots.stream()
                .map(slot -> "slot " + slot.number() + (slot.active() ? " active" : " inactive"))
                .toList();
    }
}
