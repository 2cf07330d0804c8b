package dev.lockstep.operation.mfa;

import dev.lockstep.account.Account;
import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.RunRefused;
import dev.lockstep.apply.Runs;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunTrace;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which virtual MFA devices runs of this machine made, by their journals: AWS tells of no device
/// who made it.
final class OwnDevices {
    private final Account account;

    /// By serial, those that were made and not deleted again; with the time (UTC) at which they
    /// were enabled, if they were.
    private final Map<String, Optional<Instant>> made = new HashMap<>();

    private OwnDevices(Account account) {
        this.account = account;
    }

    /// Reads the journals of an account.
    ///
    /// @param account makes the serials of devices
    static OwnDevices of(Runs runs, Account account) {
        var own = new OwnDevices(account);
        for (String id : List.copyOf(runs.ids()).reversed()) {
            try {
                runs.find(id).ifPresent(own::add);
            } catch (BadInput | RunRefused _) {
                // What was altered tells nothing; lockstep runs says so.
            }
        }
        return own;
    }

    /// Whether a run of this machine made it and never enabled it: nobody has its seed any more.
    boolean isAbandoned(String serial) {
        return made.getOrDefault(serial, Optional.of(Instant.EPOCH)).isEmpty();
    }

    /// When a run of this machine enabled it (UTC); empty if none did.
    Optional<Instant> enabled(String serial) {
        return made.getOrDefault(serial, Optional.empty());
    }

    private void add(RunFolder folder) {
        RunTrace trace = RunTrace.of(folder.head(), folder.journal().lines());
        for (RunChange change : folder.head().changes()) {
            for (int i = 0; i < change.effects().size(); i++) {
                add(change.effects().get(i).effect(), trace.of(change.id(), i));
            }
        }
    }

    private void add(Effect effect, EffectTrace trace) {
        boolean isMade = trace.made() || trace.mayBeMade();
        switch (effect) {
            case MfaEffect.CreateVirtualMfaDevice one when isMade ->
                    made.put(one.serial(account), Optional.empty());
            case MfaEffect.EnableMfaDevice(var _, var serial) when isMade ->
                    made.computeIfPresent(serial, (_, _) -> trace.lastIntent());
            case MfaEffect.DeleteVirtualMfaDevice(var serial)
                    when trace.made() || trace.stage() == EffectTrace.Stage.SEEN ->
                    made.remove(serial);
            default -> {
                // All else tells nothing of who made a device.
            }
        }
    }
}
