package dev.lockstep.operation.run;

import dev.lockstep.apply.RunFolder;
import dev.lockstep.apply.Runs;
import dev.lockstep.effect.Effect;
import dev.lockstep.effect.MfaEffect;
import dev.lockstep.input.BadInput;
import dev.lockstep.record.run.EffectTrace;
import dev.lockstep.record.run.RunChange;
import dev.lockstep.record.run.RunTrace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// MFA devices that runs of this machine made for somebody and never gave them, as the journals
/// tell: nobody has their seeds, and they keep their names taken.
public final class HalfEnrolments {
    private HalfEnrolments() {}

    /// One of them.
    ///
    /// @param user whose it should become; hostile text, as is the device
    /// @param device path and name, such as `/alice`
    /// @param at when its making was journaled (UTC)
    public record Half(String user, String device, String run, Instant at) {}

    private record Deleted(String serial, String run) {}

    /// Those of an account.
    public static List<Half> of(Runs runs) {
        var made = new ArrayList<Half>();
        var deleted = new ArrayList<Deleted>();
        for (String id : runs.ids()) {
            try {
                runs.find(id).ifPresent(folder -> add(folder, made, deleted));
            } catch (BadInput _) {
                // What was altered tells nothing; lockstep runs says so.
            }
        }
        return made.stream()
                .filter(half ->
                        deleted.stream()
                                .noneMatch(gone ->
                                        gone.run().compareTo(half.run()) >= 0
                                                && gone.serial().endsWith(":mfa" + half.device())))
                .sorted(Comparator.comparing(Half::run).thenComparing(Half::device))
                .toList();
    }

    private static void add(RunFolder folder, List<Half> made, List<Deleted> deleted) {
        RunTrace trace = RunTrace.of(folder.head(), folder.journal().lines());
        for (RunChange change : folder.head().changes()) {
            Optional<String> user = Optional.empty();
            boolean enabled = false;
            for (int i = 0; i < change.effects().size(); i++) {
                Effect effect = change.effects().get(i).effect();
                boolean isDone = isMade(trace.of(change.id(), i));
                if (effect instanceof MfaEffect.EnableMfaDevice(String owner, String _)) {
                    user = Optional.of(owner);
                    enabled = isDone;
                }
                if (effect instanceof MfaEffect.DeleteVirtualMfaDevice(String serial) && isDone) {
                    deleted.add(new Deleted(serial, folder.head().run()));
                }
            }
            if (user.isPresent() && !enabled) {
                half(folder, trace, change, user.get()).ifPresent(made::add);
            }
        }
    }

    private static Optional<Half> half(
            RunFolder folder, RunTrace trace, RunChange change, String user) {
        for (int i = 0; i < change.effects().size(); i++) {
            EffectTrace one = trace.of(change.id(), i);
            if (change.effects().get(i).effect() instanceof MfaEffect.CreateVirtualMfaDevice making
                    && (one.made() || one.mayBeMade())) {
                return Optional.of(
                        new Half(
                                user,
                                making.path() + making.name(),
                                folder.head().run(),
                                one.lastIntent().orElse(folder.head().startedAt())));
            }
        }
        return Optional.empty();
    }

    private static boolean isMade(EffectTrace trace) {
        return trace.made() || trace.stage() == EffectTrace.Stage.SEEN;
    }
}
