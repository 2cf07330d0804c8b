package dev.lockstep.operation.mfa;

import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.operation.CommandPolicy;
import java.util.List;
import java.util.Set;

/// The least IAM policies for what is done about MFA devices.
public enum MfaPolicy {
    /// Setting up a device with the person beside you.
    ENROL("LockstepMfaEnrol"),
    /// Waiting until a person has set one up in the console.
    WAIT("LockstepMfaWait"),
    /// Bringing one into step.
    RESYNC("LockstepMfaResync"),
    /// A new one in the place of an old one.
    REPLACE("LockstepMfaReplace"),
    /// Deleting those that are nobody's.
    CLEAN_UP("LockstepMfaCleanUp");

    private static final String LIST_USERS = "iam:ListUsers";
    private static final String LIST_DEVICES = "iam:ListMFADevices";
    private static final String LIST_VIRTUAL = "iam:ListVirtualMFADevices";

    /// Names and serials do not matter here.
    private static final String ANY = "any";

    private final String sid;

    MfaPolicy(String sid) {
        this.sid = sid;
    }

    /// The policy as a JSON document.
    public String document() {
        return CommandPolicy.document(sid, CommandPolicy.actions(reads(), writes()));
    }

    private Set<String> reads() {
        return switch (this) {
            case ENROL, RESYNC, REPLACE -> Set.of(LIST_USERS, LIST_DEVICES, LIST_VIRTUAL);
            case WAIT -> Set.of(LIST_USERS, LIST_DEVICES, "iam:ListAccountAliases");
            case CLEAN_UP -> Set.of(LIST_VIRTUAL);
        };
    }

    private List<Effect> writes() {
        var make = new MfaEffect.CreateVirtualMfaDevice("/", ANY);
        var enable = new MfaEffect.EnableMfaDevice(ANY, ANY);
        var take = new MfaEffect.DeactivateMfaDevice(ANY, ANY);
        var delete = new MfaEffect.DeleteVirtualMfaDevice(ANY);
        return switch (this) {
            case ENROL -> List.of(make, enable, delete);
            case WAIT -> List.of();
            case RESYNC -> List.of(new MfaEffect.ResyncMfaDevice(ANY, ANY));
            case REPLACE -> List.of(make, enable, take, delete);
            case CLEAN_UP -> List.of(delete);
        };
    }
}
