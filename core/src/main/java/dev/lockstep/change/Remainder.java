package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import java.util.List;
import java.util.Optional;

/// What is left to be made of a change of a run that was interrupted: the change as it was written
/// down, with those writes that are not made yet.
///
/// @param title as the run's plan has it
/// @param irreversible why nothing can bring back what it takes, if so
/// @param effects in the order in which they must be made
public record Remainder(
        String kind,
        Step step,
        Subject subject,
        String title,
        Risk risk,
        Nature nature,
        Optional<String> irreversible,
        List<Effect> effects)
        implements Change {
    public Remainder {
        effects = List.copyOf(effects);
    }

    @Override
    public Undoing undoing() {
        return irreversible
                .<Undoing>map(Undoing.Impossible::new)
                .orElseGet(() -> new Undoing.Possible("takes it back with the run"));
    }
}
