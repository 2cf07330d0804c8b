package dev.lockstep.operation.mfa;

import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.RunRefused;
import dev.lockstep.apply.Runs;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunTrace;

/// How far the writes of a run about one MFA device came, as its journal tells: what is told of a
/// whole change does not say which of its calls stands.
///
/// @param created the device was made
/// @param enabled the user got it
/// @param deactivated the user lost it
/// @param resynced it was brought into step
public record Reached(Call created, Call enabled, Call deactivated, Call resynced) {
    private static final Reached NOTHING = new Reached(Call.NOT, Call.NOT, Call.NOT, Call.NOT);
    private static final Reached UNKNOWN =
            new Reached(Call.PERHAPS, Call.PERHAPS, Call.PERHAPS, Call.PERHAPS);

    /// What became of a call.
    public enum Call {
        /// It was not made, or AWS said that it did not carry it out.
        NOT,
        /// It was made, and nobody knows whether AWS carried it out.
        PERHAPS,
        /// AWS carried it out.
        MADE;

        static Call of(EffectTrace trace) {
            if (trace.made() || trace.stage() == EffectTrace.Stage.SEEN) {
                return MADE;
            }
            return trace.mayBeMade() ? PERHAPS : NOT;
        }
    }

    /// What the journal of a run tells. Of one that cannot be read, anything may be so.
    static Reached of(Runs runs, String run) {
        try {
            return runs.find(run).map(Reached::of).orElse(UNKNOWN);
        } catch (BadInput | RunRefused _) {
            return UNKNOWN;
        }
    }

    private static Reached of(RunFolder folder) {
        RunTrace trace = RunTrace.of(folder.head(), folder.journal().lines());
        Reached reached = NOTHING;
        for (RunChange change : folder.head().changes()) {
            for (int i = 0; i < change.effects().size(); i++) {
                reached = reached.with(change, i, Call.of(trace.of(change.id(), i)));
            }
        }
        return reached;
    }

    private Reached with(RunChange change, int effect, Call call) {
        return switch (change.effects().get(effect).effect()) {
            case MfaEffect.CreateVirtualMfaDevice _ ->
                    new Reached(call, enabled, deactivated, resynced);
            case MfaEffect.EnableMfaDevice _ -> new Reached(created, call, deactivated, resynced);
            case MfaEffect.DeactivateMfaDevice _ -> new Reached(created, enabled, call, resynced);
            case MfaEffect.ResyncMfaDevice _ -> new Reached(created, enabled, deactivated, call);
            default -> this;
        };
    }
}
