package dev.lockstep.change;

import dev.lockstep.control.Step;
import dev.lockstep.control.Subject;
import dev.lockstep.effect.Effect;
import java.util.List;

/// Takes back what a change of an earlier run made.
///
/// @param change the id of that change in that run's plan, such as `c7`
/// @param undoneKind the kind of that change, such as `create-group`
/// @param of its title
public record Reversal(
        String change,
        String undoneKind,
        Step step,
        Subject subject,
        String of,
        Risk risk,
        Nature nature,
        List<Effect> effects)
        implements Change {
    public Reversal {
        effects = List.copyOf(effects);
    }

    @Override
    public String kind() {
        return "undo-" + undoneKind;
    }

    @Override
    public String title() {
        return "Take back: " + of;
    }

    @Override
    public Undoing undoing() {
        return new Undoing.Possible("makes the change again, if a plan still asks for it");
    }
}
