package dev.lockstep.operation.mfa;

import dev.lockstep.account.Account;
import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.RunRefused;
import dev.lockstep.apply.Runs;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.operation.mfa.Reached.Call;
import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunTrace;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which virtual MFA devices runs of this machine made and took off users, by their journals: AWS
/// tells of no device who made it.
final class OwnDevices {
    private final Account account;

    /// By serial, those that were made and not deleted again.
    private final Map<String, Made> made = new HashMap<>();

    /// By serial, those that were taken off a user and not deleted.
    private final Map<String, TakenOff> takenOff = new HashMap<>();

    /// A device that was made.
    ///
    /// @param certain whether its making was answered and seen
    /// @param enabled whether its user got it
    /// @param replaces the serial of the device that it takes the place of
    private record Made(boolean certain, Call enabled, Optional<String> replaces) {}

    /// A device that was taken off a user.
    ///
    /// @param certain whether that was answered and seen
    record TakenOff(String user, boolean certain) {}

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

    /// Whether a run of this machine made it, saw it as nobody's, and never called to enable it, so
    /// that nobody has its seed. Where an answer was lost it may be another's of the same name.
    boolean isCertainlyAbandoned(String serial) {
        return Optional.ofNullable(made.get(serial))
                .filter(one -> one.certain() && one.enabled() == Call.NOT)
                .isPresent();
    }

    /// The device that this one was made to take the place of, if its user got it. Where the answer
    /// to that was lost, a device that is the user's can only be so by that call, provided that it
    /// was made here for sure: nobody else has its seed.
    ///
    /// @param serial of a device that AWS shows as the user's
    Optional<String> replaces(String serial) {
        return Optional.ofNullable(made.get(serial))
                .filter(one ->
                        switch (one.enabled()) {
                            case MADE -> true;
                            case PERHAPS -> one.certain();
                            case NOT -> false;
                        })
                .flatMap(Made::replaces);
    }

    /// Whom a run of this machine has taken it off, or may have, without deleting it.
    Optional<TakenOff> takenOff(String serial) {
        return Optional.ofNullable(takenOff.get(serial));
    }

    private void add(RunFolder folder) {
        RunTrace trace = RunTrace.of(folder.head(), folder.journal().lines());
        for (RunChange change : folder.head().changes()) {
            for (int i = 0; i < change.effects().size(); i++) {
                add(change, i, trace.of(change.id(), i));
            }
        }
    }

    private void add(RunChange change, int effect, EffectTrace trace) {
        Call call = Call.of(trace);
        if (call == Call.NOT) {
            return;
        }
        boolean isCertain =
                trace.made() && !trace.lost() && trace.stage() == EffectTrace.Stage.SEEN;
        switch (change.effects().get(effect).effect()) {
            case MfaEffect.CreateVirtualMfaDevice one -> {
                takenOff.remove(one.serial(account));
                made.put(one.serial(account), new Made(isCertain, Call.NOT, replaced(change)));
            }
            case MfaEffect.EnableMfaDevice(var _, var serial) -> {
                takenOff.remove(serial);
                made.computeIfPresent(
                        serial, (_, one) -> new Made(one.certain(), call, one.replaces()));
            }
            case MfaEffect.DeactivateMfaDevice(var user, var serial) ->
                    takenOff.put(serial, new TakenOff(user, isCertain));
            case MfaEffect.DeleteVirtualMfaDevice(var serial) -> deleted(serial, call);
            default -> {
                // All else tells nothing of who made a device.
            }
        }
    }

    /// After a deletion without answer, one of this name may be another's.
    private void deleted(String serial, Call call) {
        if (call == Call.MADE) {
            made.remove(serial);
            takenOff.remove(serial);
        } else {
            made.computeIfPresent(
                    serial, (_, one) -> new Made(false, one.enabled(), one.replaces()));
            takenOff.computeIfPresent(serial, (_, one) -> new TakenOff(one.user(), false));
        }
    }

    /// A replacement is about the device whose place is taken.
    private static Optional<String> replaced(RunChange change) {
        return Optional.of(change.subject())
                .filter(one -> one.kind() == Subject.Kind.MFA_DEVICE)
                .map(Subject::name);
    }
}
