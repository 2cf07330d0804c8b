package dev.lockstep.operation.root;

import dev.lockstep.account.ReadKey;
import dev.lockstep.control.Audit;
import dev.lockstep.control.Step;
import dev.lockstep.operation.CommandPolicy;
import dev.lockstep.operation.LiveAccount;
import dev.lockstep.root.KeysStanding;
import dev.lockstep.root.MfaStanding;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// How much is read of root, and no more: for its MFA, for its keys, or for both steps.
public enum RootReading {
    MFA("LockstepRootMfa"),
    KEYS("LockstepRootKeys"),
    BOTH("LockstepRoot");

    private final String sid;

    RootReading(String sid) {
        this.sid = sid;
    }

    /// What is read. What only root can list of itself comes with [ReadKey#ROOT_USER], if root
    /// asks.
    public Set<ReadKey<?>> keys() {
        return switch (this) {
            case MFA -> Set.of(ReadKey.SUMMARY, ReadKey.VIRTUAL_MFA_DEVICES, ReadKey.ROOT_USER);
            case KEYS ->
                    Set.of(
                            ReadKey.SUMMARY,
                            ReadKey.CREDENTIAL_REPORT,
                            ReadKey.ROOT_USER,
                            ReadKey.ORGANIZATION);
            case BOTH ->
                    Set.of(
                            ReadKey.SUMMARY,
                            ReadKey.VIRTUAL_MFA_DEVICES,
                            ReadKey.CREDENTIAL_REPORT,
                            ReadKey.ROOT_USER,
                            ReadKey.ORGANIZATION,
                            ReadKey.ORGANIZATION_FEATURES);
        };
    }

    /// The controls that judge it.
    public Audit.Selection selection() {
        return switch (this) {
            case MFA ->
                    new Audit.Selection(Set.of(), Set.of(MfaStanding.MFA, MfaStanding.HARDWARE));
            case KEYS -> new Audit.Selection(Set.of(), Set.of(KeysStanding.CONTROL));
            case BOTH -> new Audit.Selection(Set.of(Step.ROOT_MFA, Step.ROOT_KEYS), Set.of());
        };
    }

    /// What the account is asked.
    LiveAccount.Reading.Part part() {
        return new LiveAccount.Reading.Part(keys(), actions());
    }

    /// The least policy for it, as a JSON document. What is done to root's keys takes none: root
    /// does it, whom no policy limits.
    public String policy() {
        return CommandPolicy.document(sid, actions());
    }

    private SortedSet<String> actions() {
        SortedSet<String> actions = new TreeSet<>();
        keys().stream()
                .filter(key -> !key.equals(ReadKey.ROOT_USER))
                .forEach(key -> actions.addAll(key.operations()));
        return actions;
    }
}
